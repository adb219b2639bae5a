"""Questions: what only makes a question of a query, and is not looked up.

The index hands the same to the browser: what a name is found under is what a query for it asks.
"""

import re

from generator.search.terms import stem, terms

WHOSE = r"(?:(?<!自)[我咱]|[你您她]|(?<!其)他)们?的?"
"""Whose it is does not matter: 抢我客户 asks for 抢客户. 自我 and 其他 are words."""

HOW_MANY, NUMBER = r"(?:多少|几)个?人", "人数"
"""几个人 asks for 人数."""

PHRASES = (
    "为什么|[一两几][个条份位件瓶盒箱张笔家]|什么时候|什么样|有什么|是什么|什么是|什么|"
    "怎么办|怎么样|怎么|怎样|如何|为何|哪些|哪个|哪里|哪儿|哪种|多少|多久|几年|几次|几天|"
    "是不是|能不能|可不可以|要不要|会不会|有没有|不可以|可以|需要|应该|必须|请问|想问|想要|"
    "我们|咱们|你们|他们|自己|关于|知道|一下|[一二两三四五六七八九十几]个|最多|最少|以后|还有|"
    "[的了吗呢吧啊么嘛呀谁]"
)
"""Chinese phrases of questions, the longer before those that they begin with."""

WORDS = (
    "a an the of to in on at for and or nor is are was were be been do does did can could may "
    "might must should shall will would i me my we our us you your he she it its they their "
    "them what which who whom whose his him her mine ours yours theirs how when where why if "
    "there this that these those with from by as about into any some get gets got s t not no "
    "so happen happens am have has had still please tell after before often one than then "
    "more also very"
)
"""English words of questions."""

_STEMS = frozenset(map(stem, WORDS.split()))


def asked(folded: str) -> list[str]:
    """Give the terms that a query asks for; all of them if it is nothing but a question.

    Examples:
        >>> asked("谁审批"), asked("who approves it"), asked("what is it")
        (['审批'], ['approv'], ['what', 'is', 'it'])
    """
    text = re.sub(HOW_MANY, NUMBER, re.sub(WHOSE, "", folded))
    plain = re.sub(PHRASES, " ", text)
    return [term for term in terms(plain) if term not in _STEMS] or list(terms(text))
