"""Signing what is published with ordinary OpenSSH keys, through `ssh-keygen -Y`."""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

NAMESPACE = "rolebook-manifest"
"""What the signatures are for: one made for anything else does not count here, nor the reverse."""

Sign = Callable[[bytes], bytes]
"""Gives the signature of a text."""

Signers = Path
"""A file in the format of `ALLOWED SIGNERS` in ssh-keygen(1)."""


class SigningError(Exception):
    """A signature cannot be made or checked at all; the text says why."""


def signature(text: bytes, key: Path) -> bytes:
    """Sign a text; ssh-keygen asks for the passphrase of the key, or the agent, by itself.

    Args:
        text: What is signed.
        key: A private key, or a public one whose private key the agent holds.

    Raises:
        SigningError: The key cannot sign, or ssh-keygen is not there.
    """
    ran = _ssh_keygen("sign", "-f", str(key), "-n", NAMESPACE, text=text)
    if ran.returncode != 0:
        raise SigningError(f"{key} cannot sign: {_said(ran)}")
    return ran.stdout


def signer_of(text: bytes, signed: bytes, signers: Signers) -> str | None:
    """Give the one who signed a text, or None where it was nobody among the signers.

    Args:
        text: What was signed.
        signed: The signature.
        signers: Whose signatures count.

    Raises:
        SigningError: The file of signers is not there, or ssh-keygen is not.
    """
    if not signers.is_file():
        raise SigningError(f"{signers} is no file of allowed signers")
    with tempfile.NamedTemporaryFile(suffix=".sig") as file:
        file.write(signed)
        file.flush()
        found = _ssh_keygen("find-principals", "-f", str(signers), "-s", file.name)
        for principal in found.stdout.decode("utf-8", "replace").splitlines():
            ran = _ssh_keygen(
                *("verify", "-f", str(signers), "-I", principal),
                *("-n", NAMESPACE, "-s", file.name),
                text=text,
            )
            if ran.returncode == 0:
                return principal
    return None


def _ssh_keygen(*arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - a fixed program, arguments of our own
            ["ssh-keygen", "-Y", *arguments],  # noqa: S607 - wherever the system has it
            input=text,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise SigningError("ssh-keygen is missing; it comes with OpenSSH 8.0 or newer") from error


def _said(ran: subprocess.CompletedProcess[bytes]) -> str:
    lines = ran.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else f"ssh-keygen ended with {ran.returncode}"
