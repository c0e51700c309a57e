"""Charts for the tests of the layout: a few that people draw, many that chance draws."""

from __future__ import annotations

import random
from typing import Final

from hypothesis import strategies as st

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Chart, Edge, Mark, Node

WORDS: Final = "受理审查决定送达告知听证复核公示备案登记归档立案调查取证移送，、；（）《》是否3个工作日ok"
KINDS: Final = [StepKind.PROCESS] * 5 + [StepKind.DECISION] * 2 + [StepKind.DOCUMENT, StepKind.PREDEFINED, StepKind.END]


def chart(lanes: str, steps: str, lines: str) -> Chart:
    """Make a chart of short lines: `lane kind text`, and `from to condition` with the steps counted from nought."""
    names = lanes.split()
    nodes = [
        Node(kind=StepKind(kind), lane=names.index(lane), text=text)
        for lane, kind, text in (line.split() for line in steps.strip().splitlines())
    ]
    edges = (line.split() for line in lines.strip().splitlines())
    return Chart(tuple(names), tuple(nodes), tuple(Edge(int(a), int(b), "".join(c)) for a, b, *c in edges))


LICENCE: Final = chart(
    "申请人 窗口 审查岗 局领导",
    """
    申请人 start 需要办理许可
    申请人 process 提出申请，提交申请书和材料
    窗口 process 接收材料，出具收件凭证
    窗口 decision 材料齐全、符合法定形式？
    窗口 document 一次告知需要补正的全部内容
    申请人 process 补正材料
    窗口 end 不予受理，告知有权机关
    窗口 document 受理，出具受理通知书
    审查岗 process 书面审查；需要核实的，两人以上实地核查
    审查岗 decision 需要听证？
    审查岗 predefined 听证程序
    审查岗 process 提出审查意见
    局领导 decision 符合法定条件？
    局领导 document 准予许可
    局领导 document 不予许可，说明理由
    窗口 process 送达决定，公开结果
    申请人 end 收到决定
    """,
    """
    0 1
    1 2
    2 3
    3 7 齐全、符合
    3 4 不齐全或者不符合
    3 6 不属于本机关职权
    4 5
    5 2 重新提交
    7 8
    8 9
    9 10 需要
    9 11 不需要
    10 11
    11 12
    12 13 符合
    12 14 不符合
    13 15
    14 15
    15 16
    """,
)
PENALTY: Final = chart(
    "当事人 执法人员 法制机构 局负责人",
    """
    执法人员 start 发现线索
    执法人员 process 核实线索，填写立案审批表
    局负责人 decision 是否立案？
    执法人员 end 不予立案，告知举报人
    执法人员 process 调查取证，不少于两人
    法制机构 decision 事实清楚、证据充分？
    执法人员 document 告知拟处罚内容和权利
    当事人 decision 要求听证？
    法制机构 predefined 听证程序
    执法人员 process 复核陈述、申辩
    局负责人 decision 集体讨论：是否处罚？
    执法人员 document 制作处罚决定书，七日内送达
    局负责人 end 不予处罚或者移送
    当事人 decision 按期履行？
    法制机构 predefined 申请人民法院强制执行
    执法人员 process 结案归档，公开
    执法人员 end 结案
    """,
    """
    0 1
    1 2
    2 4 立案
    2 3 不立案
    4 5
    5 6 清楚
    5 4 退回补充调查
    6 7
    7 8 要求
    7 9 不要求
    8 10
    9 10
    10 11 处罚
    10 12 不处罚
    10 4 补充调查
    11 13
    13 15 履行
    13 14 不履行
    14 15
    15 16
    """,
)
ODD: Final = chart(
    "甲 乙",
    """
    甲 start 开始
    甲 decision 怎样处理？
    乙 end 第一种
    乙 end 第二种
    甲 process 第三种
    甲 end 孤立的步骤
    乙 process 自己重复
    甲 end 办结
    """,
    """
    0 1
    1 2 情形一
    1 3 情形二
    1 4 情形三
    1 7 情形四
    1 7 情形五
    1 6 情形六
    4 7
    6 6 再来一次
    6 7 够了
    """,
)
MARKED: Final = Chart(
    ("经办岗", "科长"),
    (
        Node(kind=StepKind.START, lane=0, text="开始"),
        Node(
            kind=StepKind.PROCESS,
            lane=0,
            text="1. 审查",
            notes=("《审查意见》", "5个工作日"),
            marks=(Mark("risk-high", "险 高"), Mark("supervision", "监"), Mark("rights", "权")),
        ),
        Node(kind=StepKind.DECISION, lane=1, text="2. 是否同意？", notes=("3日",), marks=(Mark("risk-low", "险 低"),)),
        Node(kind=StepKind.END, lane=1, text="办结"),
    ),
    (Edge(0, 1), Edge(1, 2), Edge(2, 3, "同意"), Edge(2, 1, "退回")),
)
BUNDLE: Final = {"licence": LICENCE, "penalty": PENALTY, "odd": ODD, "marked": MARKED}


def drawn_by_chance(seed: int, steps: int, lanes: int) -> Chart:
    """Make a chart out of dice: mostly forward, sometimes back, with parallel lines, loops and lost steps."""
    dice = random.Random(seed)

    def words(least: int, most: int) -> str:
        return "".join(dice.choice(WORDS) for _ in range(dice.randint(least, most)))

    kinds = [StepKind.START, *(dice.choice(KINDS) for _ in range(steps - 2)), StepKind.END][:steps]
    nodes = [Node(kind=kind, lane=dice.randrange(lanes), text=f"步{words(1, 30)}") for kind in kinds]
    edges = []
    for number, kind in enumerate(kinds[:-1]):
        decides = kind is StepKind.DECISION
        for _ in range(0 if kind is StepKind.END else dice.choice((2, 2, 3, 4) if decides else (1, 1, 1, 1, 2))):
            forward = min(steps - 1, number + dice.choice((1, 1, 1, 2, 3, 6)))
            target = forward if dice.random() < 0.8 else dice.randrange(steps)
            edges.append(Edge(number, target, f"若{words(0, 9)}" if decides or dice.random() < 0.1 else ""))
    return Chart(tuple(f"岗位{lane}" for lane in range(lanes)), tuple(nodes), tuple(dict.fromkeys(edges)))


CHANCE: Final = st.builds(drawn_by_chance, st.integers(0, 2**32), st.integers(1, 18), st.integers(1, 5))
