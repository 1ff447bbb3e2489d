"""Our scripts and styles are named by their content, and the one stylesheet holds what the pages need."""

import re

import pytest

from calculator.publish import assets

LINKS = '<link rel="stylesheet" href="{up}a.css">\n<link rel="stylesheet" href="{up}stylesheets/b.css">'
SCRIPT = '<script type="module" src="{up}javascripts/satu.mjs"></script>'


@pytest.fixture
def folder(tmp_path):
    """A small site: two sheets, a font, and a script that asks for another and starts a third."""
    for path, text in {
        "a.css": "b{color:red}/* x */.a,.mermaid{x:url(\"data:image/svg+xml,<svg a='}'/>\")}",
        "a.css.map": "{}",
        "stylesheets/b.css": '@font-face {\n  src: url("../assets/fonts/h.woff2");\n}',
        "assets/fonts/h.woff2": "font",
        "javascripts/satu.mjs": 'import { a } from "./dua.mjs";\nnew URL("tiga.mjs", import.meta.url);',
        "javascripts/dua.mjs": "export const a = 1;",
        "javascripts/tiga.mjs": "// three",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def _pages(folder, extra=""):
    deep = folder / "x" / "index.html"
    return {
        folder / "index.html": LINKS.format(up="") + SCRIPT.format(up="") + extra,
        deep: LINKS.format(up="../") + SCRIPT.format(up="../"),
    }


def _there(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_pages_ask_for_one_sheet_and_for_files_that_are_there(folder):
    """Every link of a page leads to a file under its new name; the single sheets are gone."""
    for path, html in assets.settle(folder, _pages(folder)).items():
        links = re.findall(r'(?:href|src)="([^"]+)"', html)
        assert len(links) == 2, path
        for link in links:
            up = "../" if path.parent != folder else ""
            assert link.startswith(up + ("assets/stylesheets/situs." if "css" in link else "javascripts/satu."))
            assert link.removeprefix(up) in _there(folder)
    assert len(_there(folder)) == 5


def test_the_sheet_holds_every_rule_in_order_and_leads_to_the_font(folder):
    """Comments and unused classes are gone, a brace in a picture closes nothing, addresses are seen from the sheet."""
    assets.settle(folder, _pages(folder))
    (sheet,) = folder.glob("assets/stylesheets/*.css")
    (font,) = folder.glob("assets/fonts/*")
    css = sheet.read_text("utf-8")
    assert css.startswith("b{color:red}.a{x:url(\"data:image/svg+xml,<svg a='}'/>\")}@font-face {")
    assert f'url("../fonts/{font.name}")' in css
    assert "mermaid" not in css


def test_a_name_changes_with_the_content_and_with_that_of_what_it_asks_for(folder, tmp_path_factory):
    """A change in an imported module renames those that import it, and no other."""
    again = tmp_path_factory.mktemp("again")
    for path in _there(folder):
        (again / path).parent.mkdir(parents=True, exist_ok=True)
        (again / path).write_bytes((folder / path).read_bytes())
    (again / "javascripts/dua.mjs").write_text("export const a = 2;", "utf-8")
    for root in (folder, again):
        assets.settle(root, _pages(root))
        for name in ("dua", "tiga"):
            (found,) = root.glob(f"javascripts/{name}.*.mjs")
            (asking,) = root.glob("javascripts/satu.*.mjs")
            assert f'"{"./" if name == "dua" else ""}{found.name}"' in asking.read_text("utf-8")
    common = {path for path in _there(folder) & _there(again) if path.startswith("javascripts/")}
    assert [path.split(".")[0] for path in common] == ["javascripts/tiga"]


def test_a_class_without_its_rules_fails_the_build(folder):
    """Whoever writes a code block with colours learns that its style was left out."""
    with pytest.raises(assets.AssetError, match=r"index\.html: class mermaid"):
        assets.settle(folder, _pages(folder, '<pre class="x mermaid">'))


def test_pages_with_other_sheets_fail_the_build(folder):
    """One file for all pages means the same sheets on all pages."""
    pages = _pages(folder)
    first = next(iter(pages))
    with pytest.raises(assets.AssetError, match="same stylesheets"):
        assets.settle(folder, pages | {first: '<link rel="stylesheet" href="a.css">'})


def test_classes_that_only_look_alike_are_kept():
    """The name must be whole, or that of what something is a part or kind of."""
    css = ".md-bannerx{a:b}.md-banner__x--y,.md-banner--z{a:b}.highlight-x{a:b}.keys,.keysx{a:b}"
    assert assets.used_rules(css) == ".md-bannerx{a:b}.highlight-x{a:b}.keysx{a:b}"


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".x>:nth-child(1),.tabbed-set>:nth-child(1):not(.a,.b){a:b}", ".x>:nth-child(1){a:b}"),
        (".x:not(.keys),.x:is(.keys,.y){a:b}", ".x:not(.keys),.x:is(.keys,.y){a:b}"),
        (".keys :is(a:not(.y),b) i,p:is(a,b:not(.x,.y),c){a:b}", "p:is(a,b:not(.x,.y),c){a:b}"),
        ("@media print{.keys{a:b}.x{a:b}}@media screen{.keys{a:b}}", "@media print{.x{a:b}}"),
        ("@media print{.x{a:b}@supports (a:b){.keys,i{a:b}}}", "@media print{.x{a:b}@supports (a:b){i{a:b}}}"),
        (".a table:not([class]) td>:last-child,.a table:not([class]) td{a:b}", ".a table:not([class]) td{a:b}"),
        ("@keyframes keys{0%{a:b}}", "@keyframes keys{0%{a:b}}"),
    ],
)
def test_selectors_are_told_apart_in_brackets_and_in_media(css, kept):
    """A list in brackets is one selector, and may ask that something is not there."""
    assert assets.used_rules(css) == kept


def test_a_part_of_a_class_without_rules_fails_the_build(folder):
    """Its rules are left out too."""
    with pytest.raises(assets.AssetError, match=r"index\.html: class md-post__meta"):
        assets.settle(folder, _pages(folder, '<p class="x md-post__meta">'))
