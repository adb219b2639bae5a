"""`make bench`: measures handbooks of several sizes and writes the page of results."""

import argparse
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench import others
from bench.measured import Measured
from bench.previewing import reload_seconds
from bench.results import write_pages
from bench.running import run, tool
from bench.searching import search
from bench.stages import stages
from bench.weight import weigh
from generator.cache import FOLDER as CACHE

ROOT = Path(__file__).resolve().parents[1]

MATERIAL_UP_TO = 1_000
"""Beyond this Material takes so long that nothing is learned from waiting."""


QUERIES = ("客户", "风险评分", "案例分析", "账户怎么管理", "KYC")
"""Asked beside the name of a competency."""

PROFILED = 1_000
"""The size, of those measured the nearest, at which stages are told apart."""


def measure(competencies: int, work: Path) -> Measured:
    """Measure everything at one size."""
    work.mkdir(parents=True)
    project, tree = work / "sample", work / "tree"
    rolebook = tool("rolebook")
    run(rolebook, "sample", "--competencies", str(competencies), project, cwd=ROOT)
    build = (tool("mkdocs"), "build", "--strict")
    check = run(rolebook, "check", cwd=project)
    shutil.rmtree(project / CACHE)
    cold = run(*build, cwd=project)
    edited = min((project / "competencies/models").glob("*/*.yml"))
    text = edited.read_text("utf-8")
    old = text.partition("zh: ")[2].partition("\n")[0]
    edited.write_text(text.replace(old, f"{old}甲"), "utf-8")
    checks = (check, *(run(rolebook, "check", cwd=project) for _ in range(2)))
    edited.write_text(text.replace(old, f"{old}乙"), "utf-8")
    again = run(*build, cwd=project)
    site = project / "www/zh"
    return Measured(
        competencies=competencies,
        pages=sum(1 for _ in site.rglob("*.html")),
        cold=cold,
        edited=again,
        checks=checks,
        reload=reload_seconds(project, edited, f"{old}乙", f"{old}丙"),
        weight=weigh(site),
        searching=search(site, (*QUERIES, old)),
        hugo=others.hugo(_rendered(project, tree), work),
        material=others.material(tree, work) if competencies <= MATERIAL_UP_TO else None,
    )


def _rendered(project: Path, tree: Path) -> Path:
    run(tool("rolebook"), "render", tree, cwd=project)
    return tree


def _apart(project: Path) -> dict[str, float]:
    # What this process once held counts as held by every command that it starts from then on.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(stages, project).result()


def main() -> None:
    """Measure at every size, and write the results."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1_000, 5_000, 14_000])
    parser.add_argument("--work", type=Path, help="where to work (default: a temporary folder)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.work) as folder:
        found = []
        for size in arguments.sizes:
            work = Path(folder) / str(size)
            found.append(measure(size, work))
            print(found[-1])
            if size == min(arguments.sizes, key=lambda one: abs(one - PROFILED)):
                profile = size, _apart(work / "sample")
            shutil.rmtree(work)
    write_pages(found, profile, ROOT / "docs")


if __name__ == "__main__":
    main()
