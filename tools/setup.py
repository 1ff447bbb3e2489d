"""Makes .venv and node_modules hold exactly what the lock files say.

Run by `tools/setup` with any Python 3.12 or newer; uses the standard library only.

What is set up carries a stamp, inside the folder that it vouches for, named by a
hash of the lock files (and the Python) it was made from. A changed lock file, or a
set-up that was interrupted, leaves no matching stamp, and the folder is made anew:
pip and npm check hashes only of what they download, never of what is there already.

The last line of each requirements file is a hash of the lines above, its seal. pip is
content when one of a package's many hashes fits, so it alone would overlook a changed
hash of another platform.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"
SERVE = ROOT / "requirements-serve.txt"
DEV = ROOT / "requirements-dev.txt"
SEAL = "# sha256 of the lines above: "
NPM_FILES = (ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc")


def digest(files: tuple[Path, ...], *more: str) -> str:
    """Hash of the contents of files, and of more words."""
    parts = [file.read_bytes() for file in files] + [word.encode() for word in more]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:16]


def seal(file: Path) -> None:
    """Give a freshly written requirements file its last line."""
    text = file.read_text("utf-8")
    file.write_text(f"{text}{SEAL}{hashlib.sha256(text.encode()).hexdigest()}\n", "utf-8")


def check_seal(file: Path) -> None:
    """Refuse a requirements file that was changed by anything but `make lock`."""
    above, _, expected = file.read_text("utf-8").rpartition(SEAL)
    if hashlib.sha256(above.encode()).hexdigest() != expected.strip():
        sys.exit(
            f"Set-up failed: {file.name} is not as `make lock` wrote it: its last line is not the hash of the"
            f" lines above. `git checkout {file.name}` brings it back."
        )


def say(step: str, seconds: int) -> None:
    """One line for each step, before it starts."""
    print(f"Set-up: {step} (about {seconds} seconds)", flush=True)


def run(*command: str | Path, failed: str) -> None:
    """Run a command quietly; its errors stay visible, and its failure ends the set-up with one line more."""
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    done = subprocess.run(command, cwd=ROOT, env=os.environ | quiet, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(f"Set-up failed: {failed}")


def set_up_python(group: str) -> None:
    """Bring .venv to the state of one requirements file; the one for dev contains the one for serve."""
    key = digest((SERVE, DEV), sys.version, str(ROOT))  # the path too: scripts in .venv/bin hold it
    stamps = {name: VENV / f".stamp-{name}-{key}" for name in ("serve", "dev")}
    if stamps[group].exists() or stamps["dev"].exists():
        return
    check_seal(SERVE)
    check_seal(DEV)
    if not stamps["serve"].exists():
        say(f"making .venv with Python {sys.version.split()[0]}", 5)
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)
    requirements = {"serve": SERVE, "dev": DEV}[group]
    say(f"installing {requirements.name} into .venv, checking every hash", 40)
    pip = (VENV / "bin/python", "-m", "pip", "install", "-qq", "--only-binary=:all:", "--require-hashes")
    run(
        *pip,
        "-r",
        requirements,
        failed=f"pip could not install what {requirements.name} locks; its message stands above.",
    )
    stamps[group].touch()


def set_up_node(group: str) -> None:
    """Bring node_modules to the state of package-lock.json; what only tests need stays out of it for `serve`."""
    key = digest(NPM_FILES)
    stamps = {name: NODE_MODULES / f".stamp-{name}-{key}" for name in ("serve", "dev")}
    if stamps[group].exists() or stamps["dev"].exists():
        return
    what, omit = {
        "serve": ("Pyodide, what cuts it down and the font", ("--omit=dev",)),
        "dev": ("Pyodide, what cuts it down, the font and the checkers of pages", ()),
    }[group]
    say(f"fetching {what} into node_modules, checking every hash", 10)
    run(
        VENV / "bin/npm",
        "ci",
        "--loglevel=error",
        *omit,
        failed="npm could not install what package-lock.json locks; its message stands above.",
    )
    stamps[group].touch()


def main() -> None:
    """Set up for `serve` or for `dev`, or seal what `make lock` has written."""
    match sys.argv[1:]:
        case ["serve" | "dev" as group]:
            set_up_python(group)
            set_up_node(group)
        case ["seal"]:
            seal(SERVE)
            seal(DEV)
        case words:
            sys.exit(f"tools/setup takes one word, serve, dev or seal; got: {' '.join(words) or 'nothing'}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Set-up interrupted; the same command starts it again.")
