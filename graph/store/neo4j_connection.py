"""Transactions on a Neo4j database: those that read, tried again where a connection was gone, and those that write."""

from __future__ import annotations

import secrets
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import Any, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    NotificationDisabledClassification,
    Query,
    Session,
    Transaction,
    TrustCustomCAs,
)
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreUnreachable, WrongUse
from graph.store.neo4j_address import Address, Login
from graph.store.neo4j_errors import BROKEN, mapped
from graph.store.neo4j_watch import PATIENCE_S, Watch

OLDEST = (5, 26)
CONNECT_TIMEOUT_S = 5.0
TRIES = 3
QUIET: tuple[NotificationDisabledClassification, ...] = tuple(
    getattr(NotificationDisabledClassification, name)
    for name in ("DEPRECATION", "UNRECOGNIZED", "PERFORMANCE", "HINT", "GENERIC", "SCHEMA")
)
"""`id()` is deprecated for lasting use; within one read it is right. A label that nothing has yet is no fault."""
TERMINATE = """
SHOW TRANSACTIONS YIELD transactionId AS running, metaData WHERE metaData.token = $token
TERMINATE TRANSACTIONS running YIELD message RETURN message
"""

Found = TypeVar("Found")
Rows = list[list[Any]]


class Connection:
    """A database of a Neo4j server.

    Attributes:
        address: Where it is.
    """

    def __init__(self, address: Address, login: Login) -> None:
        """Prepare to connect; nothing is sent yet.

        Raises:
            StoreUnreachable: If the address or the certificates cannot be used.
        """
        self.address = address
        self._login = login
        with mapped(address.url):
            self._driver = self._connected()
            self._bookmarks = GraphDatabase.bookmark_manager()
        self._watch = Watch(self._answers, PATIENCE_S)
        self._is_closed = False

    def _connected(self) -> Driver:
        uri, trust = trusted(self.address.uri, self._login.certificate)
        return GraphDatabase.driver(
            uri,
            auth=(self._login.user, self._login.password) if self._login.user else None,
            connection_timeout=CONNECT_TIMEOUT_S,
            connection_acquisition_timeout=2 * CONNECT_TIMEOUT_S,
            max_transaction_retry_time=0,
            liveness_check_timeout=60,
            telemetry_disabled=True,
            user_agent="golden-thread",
            notifications_disabled_classifications=QUIET,
            **trust,
        )

    def _answers(self) -> bool:
        """Tell whether the server answers who comes anew, whatever it says."""
        try:
            with self._connected() as driver:
                driver.verify_connectivity()
        except (DriverError, OSError):
            return False
        except Neo4jError:
            return True
        return True

    def check_version(self) -> None:
        """Refuse a server that is too old, or none of Neo4j's.

        Raises:
            StoreUnreachable: As said, or if it does not answer.
        """
        with self._mapped():
            agent = self._driver.get_server_info().agent
        name, _, version = agent.partition("/")
        numbers = tuple(int(part) if part.isdigit() else 0 for part in version.split(".")[:2])
        if name != "Neo4j" or numbers < OLDEST:
            oldest = ".".join(map(str, OLDEST))
            raise StoreUnreachable(f"{self.address.url}: Neo4j {oldest} or newer is needed, and this is {agent}")

    def read(self, work: Callable[[Transaction], Found]) -> Found:
        """Return what a function finds in a transaction; it is asked again where a connection turns out to be gone."""
        with self._mapped():
            for last in range(TRIES):
                try:
                    with self._session(READ_ACCESS) as session, session.begin_transaction() as transaction:
                        return work(transaction)
                except (Neo4jError, DriverError) as error:
                    if last == TRIES - 1 or not (isinstance(error, BROKEN) or error.is_retryable()):
                        raise
            raise AssertionError("the last try returns or raises")

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Lend a transaction that writes; it is committed at the end, and on any error taken back."""
        with self._mapped(), self._session(WRITE_ACCESS) as session, session.begin_transaction() as transaction:
            yield transaction
            transaction.commit()

    @contextmanager
    def locked(self, lock: str, timeout_s: float) -> Iterator[Transaction]:
        """Lend a transaction that holds a lock, for as long as the caller keeps it open; the caller commits it.

        Args:
            lock: Query that takes the lock; it waits where another process has it.
            timeout_s: How long it may wait.

        Raises:
            StoreBusy: If another process holds it for longer.
        """
        with self._mapped(), ExitStack() as stack:
            yield self._holding(stack, lock, timeout_s)

    def _holding(self, stack: ExitStack, lock: str, timeout_s: float) -> Transaction:
        """Return a transaction that holds a lock; taking it is tried again where a connection turns out to be gone."""
        for last in range(TRIES):
            token = secrets.token_hex(8)
            timer = Timer(timeout_s, self._terminate, (token,))
            with ExitStack() as attempt, suppress(*BROKEN if last < TRIES - 1 else ()):
                attempt.callback(timer.cancel)
                session = attempt.enter_context(self._session(WRITE_ACCESS))
                transaction = attempt.enter_context(session.begin_transaction(metadata={"token": token}))
                timer.start()
                transaction.run(lock, token=token).consume()
                stack.push(attempt.pop_all())
                timer.cancel()
                return transaction
        raise AssertionError("the last try returns or raises")

    def _terminate(self, token: str) -> None:
        with suppress(Neo4jError, DriverError, OSError), self._session(WRITE_ACCESS) as session:
            session.run(Query(TERMINATE), token=token).consume()

    def run(self, query: str, **parameters: Any) -> Rows:
        """Return the rows of a query that brings its own transactions, or changes constraints."""
        with self._mapped(), self._session(WRITE_ACCESS) as session:
            return [list(record.values()) for record in session.run(Query(query), parameters)]

    @contextmanager
    def _session(self, access: str) -> Iterator[Session]:
        with (
            self._driver.session(
                database=self.address.database,
                default_access_mode=access,
                bookmark_manager=self._bookmarks,
                fetch_size=10_000,
            ) as session,
            self._watch.over(session),
        ):
            yield session

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        if self._is_closed:
            raise StoreUnreachable(f"{self.address.url}: this store is closed; open it again")
        with mapped(self.address.url):
            yield

    def close(self) -> None:
        """Let go of every connection."""
        self._is_closed = True
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._driver.close()


def trusted(uri: str, certificate: Path | None) -> tuple[str, dict[str, Any]]:
    """Return what the driver connects to, and how it is told what to trust.

    Raises:
        WrongUse: If a certificate is named that is not there, or that an address has no use for.
    """
    if certificate is None:
        return uri, {}
    scheme, _, rest = uri.partition("://")
    if not scheme.endswith("+s"):
        raise WrongUse(f"{uri}: GOLDENTHREAD_STORE_CERTIFICATE names a certificate; write {scheme}+s:// to ask for TLS")
    if not certificate.is_file():
        raise WrongUse(f"{certificate}: there is no such file; GOLDENTHREAD_STORE_CERTIFICATE names a certificate")
    trust = {"encrypted": True, "trusted_certificates": TrustCustomCAs(str(certificate))}
    return f"{scheme.removesuffix('+s')}://{rest}", trust


def rows(transaction: Transaction, query: str, /, **parameters: Any) -> Rows:
    """Return the rows of a query within a transaction."""
    return [list(record.values()) for record in transaction.run(query, parameters)]


class _Unspelt(list[Any]):
    """Rows that the driver does not spell out: it spells what it sends for its log, even if nobody keeps that."""

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"


def put_rows(transaction: Transaction, query: str, found: Sequence[Any]) -> Any:
    """Write rows by a query, and return the first cell that it answers."""
    sent = _Unspelt(found)
    answer = value(transaction, query, rows=sent)
    sent.clear()  # or the driver's result would hold them, in a cycle, until the collector comes by
    return answer


def value(transaction: Transaction, query: str, /, **parameters: Any) -> Any:
    """Return the first cell of the first row of a query, or None."""
    found = rows(transaction, query, **parameters)
    return found[0][0] if found else None
