"""What Neo4j and its driver complain of, in our words: the one place where their exceptions are mapped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLCertVerificationError, SSLError

from neo4j.exceptions import (
    AuthError,
    CertificateConfigurationError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import StoreBusy, StoreError, StoreUnreachable

BROKEN = (ServiceUnavailable, SessionExpired)
"""The connection is gone: whether what was under way was done is not known."""

LOGIN = "set GOLDENTHREAD_STORE_USER and GOLDENTHREAD_STORE_PASSWORD"
NO_ANSWER = "Neo4j does not answer there; check that it runs, its port and the network, and repeat"
BUSY = "another process is writing to it; wait until it has finished and repeat"
READ_ONLY = "you may only read it; ask who runs the server to let you write, and look at whether it is read-only"
UNTRUSTED = (
    "its certificate is not trusted here; name the file of what vouches for it in GOLDENTHREAD_STORE_CERTIFICATE, or "
    "ask who runs the server"
)
NO_TLS = "it does not answer by TLS; write its address without +s if it has none, or ask who runs the server"
MEMORY = "the server has not enough memory for this; give it more (docs/neo4j.md) and repeat"
CODES = {
    "LockClientStopped": (StoreBusy, BUSY),
    "LockAcquisitionTimeout": (StoreBusy, BUSY),
    "DeadlockDetected": (StoreBusy, BUSY),
    "Terminated": (StoreBusy, BUSY),
    "TransactionTimedOut": (StoreBusy, "the server ended what took too long; raise its time limit, or repeat later"),
    "TransactionTimedOutClientConfiguration": (StoreBusy, "it took too long; repeat later"),
    "Unauthorized": (StoreUnreachable, f"the name or password is wrong; {LOGIN}"),
    "AuthenticationRateLimit": (StoreUnreachable, f"the password was wrong too often; wait some seconds and {LOGIN}"),
    "CredentialsExpired": (StoreUnreachable, "the password has to be changed first, in Neo4j's own tools"),
    "Forbidden": (StoreUnreachable, "this user may not do that there; ask who runs the server"),
    "ForbiddenOnReadOnlyDatabase": (StoreUnreachable, READ_ONLY),
    "WriteOnReadOnlyAccessDatabase": (StoreUnreachable, READ_ONLY),
    "ReadOnly": (StoreUnreachable, READ_ONLY),
    "NotALeader": (StoreBusy, "another server of the cluster takes what is written now; repeat"),
    "DatabaseNotFound": (StoreUnreachable, "there is no database of that name on the server; name another"),
    "DatabaseUnavailable": (StoreBusy, "the database is being started or stopped; repeat in a while"),
    "MemoryPoolOutOfMemoryError": (StoreUnreachable, MEMORY),
    "TransactionOutOfMemoryError": (StoreUnreachable, MEMORY),
    "OutOfMemoryError": (StoreUnreachable, MEMORY),
    "OutOfDiskSpace": (StoreUnreachable, "the server's disk is full; make room and repeat"),
}
"""By the last word of the server's code: which of our errors it is, and what is said."""


def translated(error: Neo4jError | DriverError, url: str) -> StoreError:
    """Return the error of this product that says the same, with the store and what to do."""
    word = (getattr(error, "code", "") or "").rpartition(".")[2]
    if word in CODES:
        sort, said = CODES[word]
        return sort(f"{url}: {said}")
    if isinstance(error, AuthError):
        return StoreUnreachable(f"{url}: it lets nobody in without a name and password; {LOGIN}")
    if isinstance(error, BROKEN):
        return StoreUnreachable(f"{url}: {_insecure(error) or NO_ANSWER}")
    if isinstance(error, CertificateConfigurationError | ConfigurationError):
        return StoreUnreachable(f"{url}: it cannot be connected to like this: {error}")
    said = error.message if isinstance(error, ClientError) and error.message else str(error)
    return StoreError(f"{url}: Neo4j reports: {said}")


def _insecure(error: BaseException | None) -> str:
    """Return why a connection by TLS could not be made; empty where that is not the cause."""
    while error is not None:
        if isinstance(error, SSLCertVerificationError):
            return f"{UNTRUSTED} ({error.verify_message})"
        if isinstance(error, SSLError):
            return f"{NO_TLS} ({error.reason or error})"
        error = error.__cause__ or error.__context__
    return ""


@contextmanager
def mapped(url: str) -> Iterator[None]:
    """Let no exception of Neo4j or its driver out.

    Raises:
        StoreError: In their place.
    """
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise translated(error, url) from error
    except OSError as error:
        raise StoreUnreachable(f"{url}: {NO_ANSWER} ({error.strerror or error})") from error
