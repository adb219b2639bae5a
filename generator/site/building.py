"""Building the finished site: every language in a process of its own, then all of it at once.

MkDocs builds into a folder beside the target; only a complete site takes the target's place, so a
build that fails or is killed leaves the site before it as it was.
"""

import logging
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError

from generator.model import Library
from generator.model.record import Audience
from generator.parallel import end_with_parent, processors
from generator.site.content_policy import PLAIN, ContentPolicy
from generator.site.front_door import front_door, titles_of
from generator.site.progress import Progress
from generator.site.replacing import OccupiedError, begin, clear, replace
from generator.site.trouble import said_of
from generator.web import ASSETS
from generator.wording import wording

_RELEASE_WORDS = ("release", "others", "choose", "current", "outdated", "lead", "absent")
"""What the theme's part of releases says."""


class BuildFailedError(Exception):
    """The site could not be built; its text says why."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a site is to hold, beyond what its configuration says.

    Attributes:
        audience: For whom it is; None for those who may see everything.
        printed: Whether every version of a policy is in it as PDF, too.
        history: A published site, for what changed since its releases; None for what is configured.
    """

    audience: Audience | None = None
    printed: bool = False
    history: Path | None = None


EVERYTHING = Contents()
"""A site for those who may see everything, as it is configured."""


@dataclass(frozen=True, slots=True)
class LanguageBuild:
    """What a worker needs to build one language.

    Attributes:
        config_file: The language's MkDocs configuration.
        site_dir: Where to build.
        site_url: URL under which it will be served; None keeps the configured one.
        preview: Whether to write only what changed since this process built it last, and to let
            warnings pass.
        contents: What it is to hold.
        release: The release that is built, where a published site keeps it beside others.
        processes: How many processes make its pages.
        messages: Language of findings; None takes that of the site.
    """

    config_file: Path
    site_dir: Path
    site_url: str | None
    preview: bool = False
    contents: Contents = EVERYTHING
    release: str | None = None
    processes: int = 1
    messages: str | None = None


def config_files(root: Path, library: Library) -> Mapping[str, Path]:
    """Give the MkDocs configuration of each language: `mkdocs.yml`, then `mkdocs.<language>.yml`.

    Raises:
        BuildFailedError: A language has no configuration.
    """
    files: dict[str, Path] = {}
    for language in library.handbook.languages:
        name = "mkdocs.yml" if not files else f"mkdocs.{language}.yml"
        if not (root / name).is_file():
            raise BuildFailedError(f"{name} is missing: the language “{language}” needs it")
        files[language] = root / name
    return files


def build_site(
    root: Path,
    library: Library,
    target: Path,
    site_url: str | None,
    progress: Progress,
    contents: Contents = EVERYTHING,
) -> None:
    """Build the site in every language and put it in the target's place.

    Args:
        root: The project.
        library: The sound library, for its languages and title.
        target: The folder that becomes the site.
        site_url: URL under which the target will be served, for sitemaps; None keeps the
            configured one.
        progress: Told of every stage.
        contents: What the site is to hold.

    Raises:
        BuildFailedError: Something stands in the way; the target is untouched.
    """
    configs = config_files(root, library)
    try:
        staging = begin(target, library.handbook.release, contents.audience)
    except OccupiedError as error:
        raise BuildFailedError(str(error)) from error
    try:
        jobs = [
            LanguageBuild(
                file,
                staging / language,
                _language_url(site_url, language),
                contents=contents,
                processes=max(1, processors() // len(configs)),
            )
            for language, file in configs.items()
        ]
        with progress.stage(" + ".join(f"/{language}/" for language in configs)):
            build_languages(jobs)
        policy = ContentPolicy.union(
            ContentPolicy.parse((staging / language / PLAIN).read_text("utf-8"))
            for language in configs
        )
        for name, text in {**front_door(titles_of(library.handbook)), **policy.files()}.items():
            (staging / name).write_text(text, "utf-8")
        replace(target, staging)
    finally:
        clear(staging)


def build_release(
    root: Path,
    library: Library,
    folder: Path,
    site_url: str | None,
    progress: Progress,
    contents: Contents = EVERYTHING,
) -> None:
    """Build a release in every language into `<folder>/<language>/<release>/`.

    Args:
        root: The project.
        library: The sound library.
        folder: The folder to build in.
        site_url: URL under which the published site is served; None takes the configured one.
        progress: Told of every stage.
        contents: What the release is to hold.

    Raises:
        BuildFailedError: It could not be built.
    """
    release = library.handbook.release
    jobs = [
        LanguageBuild(
            file,
            folder / language / release,
            _language_url(site_url, language),
            contents=contents,
            release=release,
            processes=max(1, processors() // len(library.handbook.languages)),
        )
        for language, file in config_files(root, library).items()
    ]
    with progress.stage(" + ".join(f"/{job.site_dir.relative_to(folder)}/" for job in jobs)):
        build_languages(jobs)


def build_languages(jobs: list[LanguageBuild]) -> None:
    """Build languages side by side.

    Raises:
        BuildFailedError: At least one of them could not be built.
    """
    with workers(min(len(jobs), os.cpu_count() or 1)) as pool:
        problems = [problem for problem in pool.map(build_language, jobs) if problem]
    if problems:
        raise BuildFailedError("\n".join(problems))


def workers(count: int) -> ProcessPoolExecutor:
    """Give a pool of processes that end with this one, even when it is killed."""
    return ProcessPoolExecutor(count, initializer=end_with_parent)


def build_language(job: LanguageBuild) -> str | None:
    """Build one language with MkDocs; give what went wrong, or None."""
    messages = _Messages()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(messages)
    overrides = {"site_url": job.site_url} if job.site_url else {}
    try:
        config = load_config(
            str(job.config_file), site_dir=str(job.site_dir), strict=not job.preview, **overrides
        )
        _refuse_without_plugin(config)
        _hand_over_audience(config, job.contents.audience)
        config.plugins["rolebook"].config.pdf |= job.contents.printed
        config.plugins["rolebook"].config.processes = job.processes
        config.plugins["rolebook"].config.messages = job.messages
        if job.release is not None:
            place_among_releases(config, job.release)
        if job.contents.history:
            config.plugins["rolebook"].config.history = str(job.contents.history)
        config.plugins.on_startup(command="build", dirty=job.preview)
        try:
            mkdocs_build(config, dirty=job.preview)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        return "\n".join([*messages.lines, f"{job.config_file.name}: {error}"])
    except Exception as error:  # noqa: BLE001 - what plugins, hooks and themes raise is theirs
        said = said_of(error, job.config_file.parent)
        return "\n".join([*messages.lines, f"{job.config_file.name}: {said}"])
    finally:
        logger.removeHandler(messages)
    return None


def place_among_releases(config: MkDocsConfig, release: str) -> None:
    """Let a site know that it lies in the folder of a release, beside other releases."""
    if config.site_url:
        config.site_url = f"{config.site_url.rstrip('/')}/{release}/"
    for alternate in config.extra.get("alternate", ()):
        alternate["link"] = f"../{alternate['link'].rstrip('/')}/{release}/"
    plugin = config.plugins["rolebook"].config
    plugin.cache = False
    language = plugin.language
    words = wording(language)
    config.extra["release"] = {
        "name": release,
        "language": language,
        "words": {key: words[f"release.{key}"] for key in _RELEASE_WORDS},
    }
    selector = ExtraScriptValue(str(ASSETS / "release-selector.js"))
    selector.defer = True
    config.extra_javascript.append(selector)


class _Messages(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _refuse_without_plugin(config: MkDocsConfig) -> None:
    """Refuse a configuration that makes no handbook.

    Raises:
        PluginError: The configuration does not name the plugin.
    """
    if "rolebook" not in config.plugins:
        raise PluginError("`plugins` does not name rolebook, which makes the pages")


def _hand_over_audience(config: MkDocsConfig, audience: Audience | None) -> None:
    """Tell the plugin for whom the site is.

    Raises:
        PluginError: The configuration names another audience.
    """
    plugin = config.plugins["rolebook"]
    if plugin.config.audience not in (None, audience):
        raise PluginError(
            f"the site is configured for {plugin.config.audience}; "
            f"build it with --audience {plugin.config.audience}"
        )
    plugin.config.audience = audience


def _language_url(site_url: str | None, language: str) -> str | None:
    return f"{site_url.rstrip('/')}/{language}/" if site_url else None
