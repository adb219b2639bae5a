"""What people read: place and words of the findings that handbooks meet most, in both languages."""

from pathlib import Path

import pytest

from tests.libraries.examining import SMALL, edit, examine_changed, place

HANDBOOK = "competencies/rolebook.yml"
LICENCE = "competencies/qualifications/fund-sales.yml"
ROLE = "competencies/roles/client-manager.yml"
TRACK = "competencies/tracks/sales-track.yml"
TERMS = "competencies/glossary/terms.yml"
PATH = "competencies/onboarding/first-months.yml"
POLICY = "docs/policies/conduct/1.0.zh.md"
SECOND_SOURCE = "competencies/sources/S02.yml"

licence = (SMALL / LICENCE).read_text()
terms = (SMALL / TERMS).read_text()

BOMB = "synonyms:\n  - &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  - &{name} [{', '.join(['*' + before] * 10)}]\n"
    for before, name in zip("abcde", "bcdef", strict=True)
)
STAIRS = "synonyms:\n" + "".join(f"{' ' * depth}-\n" for depth in range(1, 400))

Changes = dict[str, str] | dict[str, bytes]

CASES: dict[str, tuple[Changes, str, str, str, str]] = {
    "a colon too many": (
        edit(LICENCE, "id: fund-sales", "id: fund-sales: x"),
        "RB213",
        f"{LICENCE}:1:15",
        (
            "A colon too many: text with “: ” in it is not quoted, or the indentation is wrong.\n"
            "Put text that holds “: ” in quotes, or begin the lines of one level in the same column."
        ),
        (
            "这里多出一个冒号：文字里的“: ”没有加引号，或上一行、本行的缩进不对。\n"
            "把含有“: ”的文字放进引号，或让同一层的各行左端对齐。"
        ),
    ),
    "an unclosed quotation mark": (
        edit(LICENCE, "en: The trade association}", 'en: "The trade association}'),
        "RB215",
        f"{LICENCE}:3:24",
        (
            "A quotation mark is opened but not closed.\n"
            "The same quotation mark at the end of the text."
        ),
        ("引号没有闭合。\n在文字末尾补上同样的引号。"),
    ),
    "a comma in braces": (
        edit(LICENCE, "trade association}", "trade, or its association}"),
        "RB222",
        f"{LICENCE}:3:35",
        (
            "In curly brackets a comma ends the value; “or its association” after it stands alone, without a colon.\n"
            "Quotes around the whole text that has a comma in it."
        ),
        (
            "花括号里逗号之后的“or its association”成了单独的一项，没有冒号和值。\n"
            "含有半角逗号的文字整段加引号，或改用全角逗号“，”。"
        ),
    ),
    "an unclosed bracket": (
        edit(LICENCE, "association}", "association"),
        "RB216",
        f"{LICENCE}:3:9",
        (
            "A bracket is not closed, or a comma is missing inside it.\n"
            "{zh: …, en: …} or [one, two]: commas between, brackets in pairs, text with commas or brackets in quotes."
        ),
        (
            "括号没有闭合，或括号内缺少逗号。\n"
            "写成 {zh: …, en: …} 或 [一, 二]：各项以半角逗号分开，括号成对；含逗号或括号的文字加引号。"
        ),
    ),
    "a full-width colon": (
        edit(LICENCE, "name: {", "name：{"),
        "RB224",
        f"{LICENCE}:2:5",
        (
            "The ： here is a full-width colon; YAML knows half-width signs only and takes it for text.\n"
            "The half-width : belongs here; where the sign is part of the text, put half-width quotes around the text."
        ),
        (
            "这里的 ： 是全角冒号，YAML 只认半角符号，把它当成文字。\n"
            "这里要的是半角的 :；如果它本来就是文字的一部分，就给整段文字加上半角引号。"
        ),
    ),
    "a line out of step": (
        edit(LICENCE, "validity", " validity"),
        "RB214",
        f"{LICENCE}:5:2",
        (
            "This line is not in step with the other lines of its level.\n"
            "Lines of one level begin in the same column, two spaces further for each level; a space follows every colon."
        ),
        (
            "这一行的缩进与同一层的其他行对不上。\n"
            "同一层的各行从同一列开始，每深一层多两个空格；每个冒号后有一个空格。"
        ),
    ),
    "a tab as indentation": (
        edit(HANDBOOK, "    name: {zh: 客户经理", "\tname: {zh: 客户经理"),
        "RB202",
        f"{HANDBOOK}:9:1",
        ("This line is indented with a tab.\nIndent with spaces only, two for each level."),
        ("这一行用制表符（Tab）缩进。\n缩进只用空格，每层两个。"),
    ),
    "a duplicate key": (
        edit(LICENCE, "sources", "validity: P3Y\nsources"),
        "RB203",
        f"{LICENCE}:6:1",
        (
            "“validity” is given twice here; the first time on line 5.\n"
            "Each name once; merge the two or delete one."
        ),
        ("“validity”在这里写了两次，第一次在第 5 行。\n每个名称只写一次；请合并或删去其中一个。"),
    ),
    "an unknown key": (
        edit(LICENCE, "validity", "validty"),
        "RB301",
        f"{LICENCE}:5:1",
        (
            "“validty” is not known here.\n"
            "Known here: id, name, issuer, permits, validity, renewal, subjects, synonyms, sources, maintainer, status, replaced_by, audience.\n"
            "Did you mean “validity”?"
        ),
        (
            "这里没有“validty”这一项。\n"
            "可用的有：id, name, issuer, permits, validity, renewal, subjects, synonyms, sources, maintainer, status, replaced_by, audience。\n"
            "您要写的是不是“validity”？"
        ),
    ),
    "a misspelt key that is required": (
        edit(ROLE, "frequency", "frequncy"),
        "RB301",
        f"{ROLE}:13:9",
        (
            "“frequncy” is not known here.\n"
            "Known here: id, task, frequency, output, measure, competencies, policies.\n"
            "Did you mean “frequency”?"
        ),
        (
            "这里没有“frequncy”这一项。\n"
            "可用的有：id, task, frequency, output, measure, competencies, policies。\n"
            "您要写的是不是“frequency”？"
        ),
    ),
    "text in place of a list": (
        edit(ROLE, "key_competencies: [need-diagnosis]", "key_competencies: need-diagnosis"),
        "RB304",
        f"{ROLE}:29:19",
        (
            "Wrong kind of value: this is text.\n"
            "Here belongs a list (one item a line, each after “- ”)."
        ),
        ("这里写的是文字，类型不对。\n这里应是列表（每项一行，以“- ”开头）。"),
    ),
    "one language in place of two": (
        edit(LICENCE, "{zh: 行业协会, en: The trade association}", "行业协会"),
        "RB304",
        f"{LICENCE}:3:9",
        (
            "Wrong kind of value: this is text.\n"
            "Here belongs text in both languages, {zh: …, en: …}."
        ),
        ("这里写的是文字，类型不对。\n这里应是中英文各一份的文字，即 {zh: …, en: …}。"),
    ),
    "a missing language": (
        edit(LICENCE, ", en: The trade association", ""),
        "RB303",
        f"{LICENCE}:3:1",
        (
            "The text lacks the language “en”.\n"
            "Add “en: …”; every text exists in all languages of the handbook."
        ),
        ("这段文字缺少语言“en”。\n请补上“en: …”；每段文字都要有手册的全部语言。"),
    ),
    "no is not text": (
        edit(TERMS, "[KYC]", "[KYC, no]"),
        "RB204",
        f"{TERMS}:7:21",
        (
            "Without quotes “no” is read as a number, a date or a yes/no value, not as text.\n"
            'Quote it if it is text: "no"; write true or false, and dates as 2026-11-23.'
        ),
        (
            "“no”不加引号时会被当成数字、日期或是非值，而不是文字。\n"
            '是文字就加引号："no"；是非值写 true 或 false，日期写成 2026-11-23。'
        ),
    ),
    "1.10 is not text": (
        edit(POLICY, '"1.0"', "1.10"),
        "RB204",
        f"{POLICY}:4:10",
        (
            "Without quotes “1.10” is read as a number, a date or a yes/no value, not as text.\n"
            'Quote it if it is text: "1.10"; write true or false, and dates as 2026-11-23.'
        ),
        (
            "“1.10”不加引号时会被当成数字、日期或是非值，而不是文字。\n"
            '是文字就加引号："1.10"；是非值写 true 或 false，日期写成 2026-11-23。'
        ),
    ),
    "a bare date is not text": (
        edit(POLICY, "title: 行为规范", "title: 2026-11-23"),
        "RB204",
        f"{POLICY}:3:8",
        (
            "Without quotes “2026-11-23” is read as a number, a date or a yes/no value, not as text.\n"
            'Quote it if it is text: "2026-11-23"; write true or false, and dates as 2026-11-23.'
        ),
        (
            "“2026-11-23”不加引号时会被当成数字、日期或是非值，而不是文字。\n"
            '是文字就加引号："2026-11-23"；是非值写 true 或 false，日期写成 2026-11-23。'
        ),
    ),
    "a quoted date is no date": (
        edit(POLICY, "effective_from: 2026-01-01", 'effective_from: "2026-01-01"'),
        "RB304",
        f"{POLICY}:6:17",
        (
            "Wrong kind of value: this is text.\n"
            "Here belongs a date (such as 2026-11-23, no quotes)."
        ),
        ("这里写的是文字，类型不对。\n这里应是日期（如 2026-11-23，不加引号）。"),
    ),
    "a day that does not exist": (
        edit(POLICY, "effective_from: 2026-01-01", "effective_from: 2026-02-30"),
        "RB304",
        f"{POLICY}:6:17",
        (
            "Wrong kind of value: this is “2026-02-30”.\n"
            "Here belongs a date (such as 2026-11-23, no quotes)."
        ),
        ("这里写的是“2026-02-30”，类型不对。\n这里应是日期（如 2026-11-23，不加引号）。"),
    ),
    "a dangling id": (
        edit(ROLE, "negotiation: 2", "negotiaton: 2"),
        "RB401",
        f"{ROLE}:27:35",
        (
            "There is no competency “negotiaton”.\n"
            "The id of a competency that exists.\n"
            "Did you mean “negotiation”?"
        ),
        ("没有编号为“negotiaton”的能力。\n一个已有的能力的编号。\n您要写的是不是“negotiation”？"),
    ),
    "a dangling citation": (
        edit(TERMS, "到客户处面谈 [S01]", "到客户处面谈 [S10]"),
        "RB401",
        f"{TERMS}:11:18",
        ("There is no source “S10”.\nThe id of a source that exists.\nDid you mean “S01”?"),
        ("没有编号为“S10”的来源。\n一个已有的来源的编号。\n您要写的是不是“S01”？"),
    ),
    "a dangling link": (
        edit(POLICY, "](term:client-visit)", "](term:client-visits)"),
        "RB401",
        f"{POLICY}:28:14",
        (
            "There is no glossary term “client-visits”.\n"
            "The id of a glossary term that exists.\n"
            "Did you mean “client-visit”?"
        ),
        (
            "没有编号为“client-visits”的术语。\n"
            "一个已有的术语的编号。\n"
            "您要写的是不是“client-visit”？"
        ),
    ),
    "a duplicate id": (
        {
            TERMS: f"{terms}  - id: kyc\n    term: {{zh: 一, en: A}}\n    definition: {{zh: 二, en: B}}\n"
        },
        "RB402",
        f"{TERMS}:14:9",
        (
            "The id “kyc” already belongs to another glossary term, in competencies/glossary/terms.yml (terms 1).\n"
            "Ids are unique in their kind; give this copy an id of its own (and, if it has one, its file the same name) and leave the original alone."
        ),
        (
            "编号“kyc”已被另一个术语使用，见 competencies/glossary/terms.yml (terms 1)。\n"
            "同一类内容的编号各不相同；请给这一份另取编号（独占一个文件的，文件名也跟着改），原来那份不动。"
        ),
    ),
    "an ambiguous id": (
        edit(PATH, "about: role:client-manager", "about: client-manager")
        | {
            TERMS: f"{terms}  - id: client-manager\n    term: {{zh: 一, en: A}}\n    definition: {{zh: 二, en: B}}\n"
        },
        "RB403",
        f"{PATH}:21:16",
        (
            "“client-manager” may mean more than one thing.\n"
            "Say which kind: role:client-manager, term:client-manager.\n"
            "Did you mean “role:client-manager”?"
        ),
        (
            "“client-manager”可以指不止一样内容。\n"
            "请写明类别：role:client-manager, term:client-manager。\n"
            "您要写的是不是“role:client-manager”？"
        ),
    ),
    "a bad id": (
        edit(LICENCE, "id: fund-sales", "id: Fund Sales"),
        "RB306",
        f"{LICENCE}:1:5",
        (
            "“Fund Sales” cannot be an id.\n"
            "An id is made of lower-case letters and digits, words joined by single hyphens: need-diagnosis.\n"
            "Did you mean “fund-sales”?"
        ),
        (
            "“Fund Sales”不能用作编号。\n"
            "编号由小写字母和数字组成，词间用一个连字符，如 need-diagnosis。\n"
            "您要写的是不是“fund-sales”？"
        ),
    ),
    "a falling level": (
        edit(ROLE, "requires: {need-diagnosis: 1}", "requires: {need-diagnosis: 3}"),
        "RB503",
        f"{ROLE}:27:16",
        (
            "From “junior” up to “senior” the level required of “need-diagnosis” falls from 3 to 2 (0: no longer required).\n"
            "At least 3; where there is a reason, state it under `falls` of “senior”."
        ),
        (
            "从“junior”升到“senior”，对“need-diagnosis”的要求却由第 3 级降到第 2 级（0 表示不再要求）。\n"
            "不低于 3；确有理由的，在“senior”的 falls 下写明。"
        ),
    ),
    "a promotion cycle": (
        edit(
            TRACK,
            "kind: exit\n    from: senior\n    to: other-bank",
            "kind: promotion\n    from: lead\n    to: junior",
        ),
        "RB504",
        f"{TRACK}:25:9",
        (
            "Promotions lead round in a circle: senior → lead → junior → senior.\n"
            "Promotions lead upward; a way back is `return`, a move on the same level `lateral`."
        ),
        (
            "晋升绕了一圈又回到起点：senior → lead → junior → senior。\n"
            "晋升只向上；往回走的用 return，平调用 lateral。"
        ),
    ),
    "overlapping periods": (
        edit(POLICY, "effective_to: 2026-06-30", "effective_to: 2026-07-01"),
        "RB601",
        f"{POLICY}:7:15",
        (
            "Version 1.0 (until 2026-07-01) and version 1.1 (from 2026-07-01) are in force at the same time.\n"
            "`effective_to: 2026-06-30` in version 1.0."
        ),
        (
            "第 1.0 版（至 2026-07-01）与第 1.1 版（自 2026-07-01）的有效期重叠。\n"
            "第 1.0 版写 effective_to: 2026-06-30。"
        ),
    ),
    "an open-ended version before another": (
        edit(POLICY, "effective_to: 2026-06-30\n", ""),
        "RB601",
        f"{POLICY}:6:17",
        (
            "Version 1.0 (until further notice) and version 1.1 (from 2026-07-01) are in force at the same time.\n"
            "`effective_to: 2026-06-30` in version 1.0."
        ),
        (
            "第 1.0 版（至 另行通知）与第 1.1 版（自 2026-07-01）的有效期重叠。\n"
            "第 1.0 版写 effective_to: 2026-06-30。"
        ),
    ),
    "an unused source": (
        {SECOND_SOURCE: "id: S02\ntitle: {zh: 一, en: A}\nwhat: {zh: 二, en: B}\n"},
        "RB507",
        f"{SECOND_SOURCE}:1:5",
        (
            "Nothing cites the source “S02”.\n"
            "Name it under `sources` or as [S02] where it is used, or delete it."
        ),
        ("来源“S02”没有被任何内容引用。\n在出自它的内容里写 sources 或 [S02]；确实无用就删去。"),
    ),
    "not UTF-8": (
        {LICENCE: licence.encode("gbk")},
        "RB101",
        f"{LICENCE}:2:12",
        (
            "The file is not UTF-8: byte 0xBB, from here on, is no character.\n"
            "Save the file as UTF-8 without a byte order mark."
        ),
        (
            "文件不是 UTF-8 编码：从这里起的字节 0xBB 读不出字来。\n"
            "请用编辑器“另存为 UTF-8”（不带 BOM）。"
        ),
    ),
    "a byte order mark": (
        {LICENCE: b"\xef\xbb\xbf" + licence.encode()},
        "RB102",
        f"{LICENCE}:1:1",
        (
            "The file begins with an invisible byte order mark (BOM).\n"
            "Save it as “UTF-8”, not as “UTF-8 with BOM” or “with signature”."
        ),
        (
            "文件开头有一个看不见的字节序标记（BOM）。\n"
            "请另存为“UTF-8”，而不是“UTF-8 BOM”或“带签名的 UTF-8”。"
        ),
    ),
    "Windows line ends": (
        {LICENCE: licence.replace("\n", "\r\n")},
        "RB103",
        f"{LICENCE}:1:15",
        (
            "Lines end with a carriage return (CRLF), as on Windows.\n"
            "Set the editor's line ending to LF."
        ),
        ("行尾是 Windows 的 CRLF。\n请把编辑器的行尾设为 LF。"),
    ),
    "an empty file": (
        {LICENCE: ""},
        "RB104",
        f"{LICENCE}:1:1",
        ("The file holds nothing.\nWrite what belongs here, or delete the file."),
        ("文件里没有内容。\n请写上内容，或删除这个文件。"),
    ),
    "nothing but a comment": (
        {LICENCE: "# soon\n\n"},
        "RB104",
        f"{LICENCE}:1:1",
        ("The file holds nothing.\nWrite what belongs here, or delete the file."),
        ("文件里没有内容。\n请写上内容，或删除这个文件。"),
    ),
    "an alias bomb": (
        {LICENCE: licence + BOMB},
        "RB206",
        f"{LICENCE}:8:24",
        (
            "With the repetitions by & and * followed, there are more than 200,000 values.\n"
            "Write things out instead of repeating them with & and *."
        ),
        ("展开 & 和 * 的重复引用后，内容超过 200,000 项。\n请把内容直接写出来，不用 & 和 *。"),
    ),
    "deep nesting in brackets": (
        {LICENCE: f"{licence}synonyms: {'[' * 5000}{']' * 5000}\n"},
        "RB205",
        f"{LICENCE}:7:35",
        (
            "Things are nested in one another more than 24 levels deep.\n"
            "A handbook needs a few levels; look at brackets and indentation."
        ),
        ("内容一层套一层，超过了 24 层。\n手册的内容只需要几层；请检查括号和缩进。"),
    ),
    "deep nesting by indentation": (
        {LICENCE: licence + STAIRS},
        "RB205",
        f"{LICENCE}:32:26",
        (
            "Things are nested in one another more than 24 levels deep.\n"
            "A handbook needs a few levels; look at brackets and indentation."
        ),
        ("内容一层套一层，超过了 24 层。\n手册的内容只需要几层；请检查括号和缩进。"),
    ),
    "a huge file": (
        {LICENCE: licence + "# x\n" * 300_000},
        "RB105",
        f"{LICENCE}:1:1",
        ("The file has 1,200,227 bytes, more than is read.\nA file has 1,048,576 bytes at most."),
        ("文件有 1,200,227 字节，超出上限。\n每个文件至多 1,048,576 字节。"),
    ),
    "a link out of the library": (
        edit(
            TERMS, "见[需求诊断](competency:need-diagnosis)。", "见[需求诊断](../../etc/passwd)。"
        ),
        "RB407",
        f"{TERMS}:5:26",
        (
            "The link “../../etc/passwd” leads neither to a thing of the handbook nor to the web.\n"
            "Kind and id, such as competency:need-diagnosis, or an address that begins with https://."
        ),
        (
            "链接“../../etc/passwd”不指向手册里的内容，也不是网址。\n"
            "写成 类别:编号（如 competency:need-diagnosis），或以 https:// 开头。"
        ),
    ),
    "an id that leads out of the library": (
        edit(ROLE, "policies: [conduct]\nsources", "policies: [../conduct]\nsources"),
        "RB306",
        f"{ROLE}:30:12",
        (
            "“../conduct” cannot be an id.\n"
            "An id is made of lower-case letters and digits, words joined by single hyphens: need-diagnosis.\n"
            "Did you mean “conduct”?"
        ),
        (
            "“../conduct”不能用作编号。\n"
            "编号由小写字母和数字组成，词间用一个连字符，如 need-diagnosis。\n"
            "您要写的是不是“conduct”？"
        ),
    ),
}
"""A change of the small library, then code, place, English and Chinese words of what is found."""


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_reported_at_its_place_in_both_languages(case: str, tmp_path: Path) -> None:
    changes, code, where, english, chinese = CASES[case]
    for language, words in (("en", english), ("zh", chinese)):
        (line,) = examine_changed(tmp_path, changes, language).lines
        said = (line.wording.message, line.wording.expected, line.wording.suggestion)
        assert (line.entry.code, place(line)) == (code, where)
        assert "\n".join(filter(None, said)) == words


FULL_WIDTH: dict[str, tuple[Changes, str]] = {
    "a colon in the first line": (edit(LICENCE, "id: ", "id："), f"{LICENCE}:1:3"),
    "a colon in the last line": (edit(LICENCE, "sources: ", "sources："), f"{LICENCE}:6:8"),
    "a colon without anything after it": (edit(ROLE, "\nduties:\n", "\nduties：\n"), f"{ROLE}:7:7"),
    "a colon in a list": (edit(ROLE, "  - id: service", "  - id：service"), f"{ROLE}:8:7"),
    "a colon in front matter": (edit(POLICY, "title: ", "title："), f"{POLICY}:3:6"),
    "a colon and nothing else": ({LICENCE: "id：fund-sales\n"}, f"{LICENCE}:1:3"),
    "a colon in braces": (edit(LICENCE, "{zh: 行业协会", "{zh：行业协会"), f"{LICENCE}:3:12"),
    "a colon in a name": (edit(ROLE, "reports_to: ", "reports_to： "), f"{ROLE}:6:11"),
    "a comma in braces": (edit(LICENCE, "行业协会, en", "行业协会，en"), f"{LICENCE}:3:18"),
    "a comma between ids": (edit(LICENCE, "[S01]", "[S01，S01]"), f"{LICENCE}:6:14"),
    "a comma between texts": (
        {LICENCE: licence + "synonyms: [基金，销售]\n"},
        f"{LICENCE}:7:14",
    ),
    "an enumeration comma": (
        edit(ROLE, "key_competencies: [need-diagnosis", "key_competencies: [need-diagnosis、x"),
        f"{ROLE}:29:34",
    ),
    "quotes around a colon": (
        edit(LICENCE, "id: fund-sales", "id: “fund: sales”"),
        f"{LICENCE}:1:5",
    ),
    "quotes around a comma": (edit(LICENCE, "zh: 行业协会", "zh: “行业, 协会”"), f"{LICENCE}:3:14"),
    "quotes around an id": (edit(LICENCE, "id: fund-sales", "id: “fund-sales”"), f"{LICENCE}:1:5"),
    "a closing quote": (edit(LICENCE, "validity: P2Y", 'validity: "P2Y”'), f"{LICENCE}:5:15"),
    "a space after a name": (edit(LICENCE, "validity: P2Y", "validity:　P2Y"), f"{LICENCE}:5:10"),
    "spaces as indentation": (
        edit(
            LICENCE,
            "name: {zh: 基金销售资格, en: Fund sales licence}",
            "name:\n　　zh: 甲\n　　en: b",
        ),
        f"{LICENCE}:3:1",
    ),
    "a dash": (edit(LICENCE, "sources: [S01]", "sources:\n  － S01"), f"{LICENCE}:7:3"),
    "a dash among others": (
        edit(LICENCE, "sources: [S01]", "synonyms:\n  - a\n  －b\nsources: [S01]"),
        f"{LICENCE}:8:3",
    ),
    "brackets": (edit(LICENCE, "[S01]", "［S01］"), f"{LICENCE}:6:10"),
    "a closing bracket": (edit(LICENCE, "[S01]", "[S01］"), f"{LICENCE}:6:14"),
    "braces": (
        edit(
            LICENCE,
            "issuer: {zh: 行业协会, en: The trade association}",
            "issuer: ｛zh: 甲, en: b｝",
        ),
        f"{LICENCE}:3:9",
    ),
    "a comment": (edit(LICENCE, "id: ", "＃ 资格\nid: "), f"{LICENCE}:1:1"),
}
"""A full-width sign in place of one of YAML's, and where it stands."""


@pytest.mark.parametrize("case", FULL_WIDTH)
def test_a_full_width_sign_is_named_where_it_stands(case: str, tmp_path: Path) -> None:
    changes, where = FULL_WIDTH[case]
    (line,) = examine_changed(tmp_path, changes).lines
    assert (line.entry.code, place(line)) == ("RB224", where)


TEXT_AS_USUAL = (
    "permits: {zh: “基金”：向客户介绍，不承诺收益、不保本。, en: “Funds” － shown：to clients}",
    "permits:\n  zh: “基金”：向客户介绍，［不］承诺\n  en: “Funds”, shown to clients",
    "permits:\n  zh: >-\n    kpi：向客户介绍，\n    － 不承诺\n  en: ok，fine",
    "permits: {zh: 甲, en: b}\nsynonyms: ['甲，乙', \"a、b\"]",
)
"""Texts in which full-width punctuation is at home."""


@pytest.mark.parametrize("text", TEXT_AS_USUAL)
def test_full_width_punctuation_inside_texts_is_welcome(text: str, tmp_path: Path) -> None:
    permits = "permits: {zh: 向客户介绍基金。, en: Presenting funds to clients.}"
    assert examine_changed(tmp_path, edit(LICENCE, permits, text)).lines == ()
