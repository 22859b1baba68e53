"""What goes wrong, as one message and an exit code; no traceback reaches a user.

Exit codes: 0 fine, 1 problems in the input or a fault of ours, 2 wrong use, 3 the store cannot be reached, 130 stopped
by the user, 141 nobody reads the output any more.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from api.cli.output import write_error
from graph.errors import Ambiguous, DeclarationError, GoldenThreadError, Refused, StoreError, WrongUse

INPUT, USE, STORE, STOPPED, PIPE = 1, 2, 3, 130, 141
REPORT = (
    "This should not have happened; it is a fault of Golden Thread, not yours. Nothing was half-written to the store. "
    "Please report what you did and this message. GOLDENTHREAD_DEBUG=1 shows the details that a developer needs."
)


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn whatever goes wrong inside into a message on standard error and the exit code that fits.

    Raises:
        typer.Exit: With that code.
    """
    try:
        yield
        sys.stdout.flush()
    except typer.Exit:
        raise
    except GoldenThreadError as error:
        _shown_to_developers()
        write_error(message_of(error))
        raise typer.Exit(code_of(error)) from None
    except BrokenPipeError:
        # Whoever read our output has had enough; what is left must not complain when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE) from None
    except KeyboardInterrupt:
        write_error("\nStopped. The store holds what it held before, or all of the change; never half of it.")
        raise typer.Exit(STOPPED) from None
    except OSError as error:
        _shown_to_developers()
        write_error(_file_message(error))
        raise typer.Exit(USE) from None
    except Exception as error:
        _shown_to_developers()
        write_error(f"{type(error).__name__}: {error}\n{REPORT}")
        raise typer.Exit(INPUT) from None


def code_of(error: GoldenThreadError) -> int:
    """Return the exit code of an error."""
    if isinstance(error, WrongUse):
        return USE
    return STORE if isinstance(error, StoreError) else INPUT


def message_of(error: GoldenThreadError) -> str:
    """Return the text of an error, one line a thing."""
    if isinstance(error, Ambiguous):
        head = str(error).partition(":")[0]
        return "\n".join([f"{head}:", *(f"  {node_id}  {name}" for node_id, name in error.candidates)])
    if isinstance(error, Refused):
        return "\n".join(["Refused; nothing was changed.", *_reasons(error)])
    if isinstance(error, DeclarationError):
        return str(error)
    text = str(error)
    # A message that begins with a file or an id keeps it as it is.
    return text[:1].upper() + text[1:] if text.partition(" ")[0].isalpha() else text


def _reasons(error: Refused) -> Iterator[str]:
    for problem in error.problems:
        value = f" (given: {problem.value})" if problem.value else ""
        hint = f" Try: {problem.suggestion}." if problem.suggestion else ""
        yield f"  - {problem.message}{value}.{hint}"


def _file_message(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}. Look at the path and at who may read or write it, and try again."


def _shown_to_developers() -> None:
    if os.environ.get("GOLDENTHREAD_DEBUG") == "1":
        traceback.print_exc()
