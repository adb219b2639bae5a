"""Work over several processors: the process is forked, and each copy does its share."""

import gc
import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")


class WorkerDiedError(Exception):
    """A process that did a share of the work ended without a result."""


def processors() -> int:
    """Give how many processes may share work: one where a process cannot be forked."""
    return (os.cpu_count() or 1) if "fork" in multiprocessing.get_all_start_methods() else 1


def shared(work: Callable[[int], T], shares: int) -> list[T]:
    """Do the shares of a piece of work side by side, the first in this process.

    A copy of the process sees all that this one has made, and only results travel back.

    Args:
        work: Does the share that has the given number; its result can be pickled.
        shares: How many shares there are.

    Raises:
        WorkerDiedError: A share has no result.
    """
    if shares == 1:
        return [work(0)]
    context = multiprocessing.get_context("fork")
    gc.freeze()
    running: list[tuple[BaseProcess, Connection]] = []
    try:
        for share in range(1, shares):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_do, args=(work, share, theirs))
            process.start()
            theirs.close()
            running.append((process, ours))
        return [work(0), *(_received(connection) for _, connection in running)]
    finally:
        for worker, connection in running:
            connection.close()
            worker.terminate()
            worker.join()
        gc.unfreeze()


def end_with_parent() -> None:
    """Let this process end when the one that started it does, even when that one is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _do(work: Callable[[int], T], share: int, connection: Connection) -> None:
    end_with_parent()
    try:
        result: T | BaseException = work(share)
    except Exception as error:  # noqa: BLE001 - raised again where the work was asked for
        result = error
    connection.send_bytes(pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL))


def _received(connection: Connection) -> Any:  # noqa: ANN401 - what `work` gives
    try:
        result = pickle.loads(connection.recv_bytes())  # noqa: S301 - from our own copy
    except EOFError as error:
        raise WorkerDiedError("a worker process ended without a result") from error
    if isinstance(result, Exception):
        raise result
    return result


def _end_after(process: BaseProcess) -> None:
    process.join()
    os._exit(1)
