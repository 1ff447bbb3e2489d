"""Build the folder to publish, site/ or SITE_DIR, with the security policy and headers in it.

With SITE_COMPRESSED each file gets compressed siblings, for hosts that send those.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config import load_config

from calculator.brief import is_number
from calculator.publish import hosting, site

ROOT = Path(__file__).parent.parent.parent


def main() -> int:
    """Build, finish, and say where it is; for production refuse what is not ready, in one line."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    folder = Path(os.environ.get("SITE_DIR") or config.site_dir)
    reason = unready(dict(config.extra), config.site_url or "")
    if os.environ.get("SITE_ENV") == "production" and reason:
        print(f"not published: {reason}", file=sys.stderr)
        return 1
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:  # noqa: S603 - our own command
        return 1
    try:
        site.finish(folder, config.site_url or "")
    except site.SiteError as error:
        print(f"not built: {error}", file=sys.stderr)
        return 1
    if os.environ.get("SITE_COMPRESSED"):
        hosting.compress(folder)
    print(f"built {folder}")
    return 0


def unready(extra: Mapping[str, object], site_url: str) -> str:
    """Why the site may not be published yet, or nothing."""
    contact = extra["whatsapp"]
    if not isinstance(contact, dict) or not is_number(contact.get("nomor")):
        return "extra.whatsapp.nomor in mkdocs.yml is empty; give the number in digits, such as 628xxxxxxxxxx"
    if not site_url.startswith("https://"):
        return "SITE_URL is not set; give the address of the site, such as https://example.id/"
    return ""


if __name__ == "__main__":
    sys.exit(main())
