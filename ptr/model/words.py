"""The Chinese word for every value that a document chooses from a list, for printed pages, tables and the site."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ptr.model.documents._common import Status, Tier
from ptr.model.documents.adjustment import AdjustmentKind, Position, StatedFile
from ptr.model.documents.decision import DecisionOutcome
from ptr.model.documents.feedback import FeedbackKind
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import ProcedureBasis, RiskLevel, StepKind
from ptr.model.documents.law import LawLevel
from ptr.model.documents.power import (
    BasisRole,
    DisclosureForm,
    DisclosurePeriod,
    Disposition,
    KeyArea,
    LimitUnit,
    ProcedureKind,
    RemedyKind,
    SourceKind,
)
from ptr.model.documents.publication import PublicationSubject
from ptr.model.documents.record import ReviewOutcome
from ptr.model.documents.registry import LegalKind, PilotRole
from ptr.model.documents.request import RequestOutcome
from ptr.model.documents.unit import PostRole, Stage
from ptr.model.documents.withheld import Ground, WithheldFor
from ptr.model.fields.field import Audience
from ptr.model.fields.level import LEVELS, Level

WORDS: Final[Mapping[type[StrEnum], Mapping[str, str]]] = {
    Level: LEVELS,
    Audience: {
        "public": "全社会",
        "affected": "一定范围",
        "on_request": "依申请",
        "internal": "单位内部",
        "leadership": "领导班子",
    },
    Tier: {"national": "国家级", "provincial": "省级", "municipal": "市级", "county": "县级", "township": "乡镇级"},
    Status: {"active": "行使中", "suspended": "暂停行使", "abolished": "已取消"},
    StepKind: {
        "start": "开始",
        "process": "办理",
        "decision": "判断",
        "document": "文书",
        "predefined": "既定程序",
        "end": "结束",
    },
    RiskLevel: {"high": "高", "medium": "中", "low": "低"},
    ProcedureBasis: {"statutory": "法定程序", "internal": "工作程序"},
    LawLevel: {
        "law": "法律",
        "administrative_regulation": "行政法规",
        "state_council_decision": "国务院决定",
        "local_regulation": "地方性法规",
        "department_rule": "部门规章",
        "local_rule": "地方政府规章",
        "normative_document": "规范性文件",
        "party_regulation": "党内法规",
    },
    BasisRole: {"sets": "设定依据", "procedure": "程序依据"},
    DisclosureForm: {"proactive": "主动公开", "on_request": "依申请公开"},
    DisclosurePeriod: {"permanent": "长期公开", "at_once": "随时公开", "limited": "限时公开"},
    Disposition: {"kept": "保留", "regularised": "规范", "merged": "合并", "abolished": "取消"},
    KeyArea: {
        "project_approval": "项目审批",
        "tendering": "工程招投标",
        "bulk_purchase": "大宗物品采购",
        "public_welfare_works": "社会公益事业建设",
        "land_minerals_property": "国有土地出让、矿产资源开发利用和产权交易",
        "public_funds": "财政性资金及其他公共性资金分配使用",
        "other_public_affairs": "其他经济社会事务管理",
        "personnel": "人员录用、调动、任免、奖惩",
        "finance": "财务支配",
        "procurement": "物资采购分配",
        "other_internal_affairs": "其他单位内部事务",
    },
    LimitUnit: {"working_days": "个工作日", "calendar_days": "日", "months": "个月", "immediate": "即时办结"},
    ProcedureKind: {
        "hearing": "听证",
        "tender": "招标",
        "auction": "拍卖",
        "examination": "考试考核",
        "test": "检验、检测、检疫、鉴定",
        "site_inspection": "现场勘验",
        "expert_review": "专家评审",
        "publicity": "公示",
        "consultation": "征求意见",
    },
    RemedyKind: {
        "reconsideration": "行政复议",
        "litigation": "行政诉讼",
        "statement": "陈述、申辩",
        "hearing": "听证",
        "complaint": "投诉举报",
        "review": "复核",
    },
    SourceKind: {"statutory": "法定", "authorised": "授权", "delegated": "下放", "entrusted": "委托"},
    LegalKind: {
        "licence": "行政许可",
        "penalty": "行政处罚",
        "coercion": "行政强制",
        "levy": "行政征收",
        "payment": "行政给付",
        "inspection": "行政检查",
        "confirmation": "行政确认",
        "reward": "行政奖励",
        "adjudication": "行政裁决",
        "enforcement": "行政执法",
        "service": "公共服务",
        "decision": "重要事项决策",
        "management": "内部管理",
        "approval": "非行政许可审批",
        "other": "其他行政权力",
    },
    PilotRole: {"pilot": "试点单位", "contact_point": "联系点", "none": "未列入试点"},
    PostRole: {
        "head": "主要负责人",
        "leader": "分管领导",
        "decider": "决定",
        "reviewer": "审核",
        "handler": "承办",
        "supervisor": "监督",
    },
    Stage: {
        "started": "已启动",
        "inventoried": "已清理",
        "catalogued": "已编目录",
        "charted": "已制流程图",
        "filed": "已备案",
        "published": "已公开",
    },
    Ground: {
        "state_secret": "国家秘密",
        "forbidden_by_law": "法律、行政法规禁止公开",
        "security_and_stability": "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
        "trade_secret": "商业秘密",
        "privacy": "个人隐私",
        "internal_affairs": "内部事务信息",
        "process_information": "过程性信息",
        "enforcement_file": "行政执法案卷信息",
    },
    WithheldFor: {"permanent": "不公开", "temporary": "暂不公开"},
    ReviewOutcome: {"passed": "通过", "returned": "退回"},
    AdjustmentKind: {
        "added": "新增",
        "abolished": "取消",
        "partly_abolished": "部分取消",
        "suspended": "冻结（挂起）",
        "resumed": "恢复",
        "transferred": "划转",
        "split": "拆分",
        "merged": "合并",
        "delegated": "下放",
        "partly_delegated": "部分下放",
        "accepted": "承接",
        "reclassified": "转类",
        "renamed": "更名",
        "elements_changed": "变更要素",
        "scope_changed": "调整公开范围",
        "taken_back": "上收",
        "first_inventory": "首次清理",
    },
    StatedFile: {"unit": "本单位信息", "registry": "登记簿"},
    Position: {"agreed": "同意", "objected": "有异议"},
    FilingSubject: {
        "scheme": "工作方案",
        "catalogue": "职权目录",
        "flows": "流程图",
        "withheld": "不公开项目目录",
        "adjustment": "调整说明",
        "report": "月汇总表",
    },
    DecisionOutcome: {"accepted": "准予备案", "returned": "退回"},
    PublicationSubject: {
        "catalogue": "职权目录",
        "flows": "流程图",
        "powers": "职权",
        "records": "行使情况",
        "commitments": "服务承诺",
        "adjustment": "调整情况",
        "other": "其他",
    },
    RequestOutcome: {
        "already_public": "已主动公开",
        "provided": "予以公开",
        "partly_provided": "部分公开",
        "refused": "不予公开",
        "not_found": "信息不存在",
        "not_ours": "不属于本机关负责公开",
        "repeated": "重复申请，不予重复处理",
        "other_procedure": "依照其他规定办理",
        "unreasonable": "申请理由不合理，不予处理",
        "abandoned": "逾期不补正，视为放弃",
    },
    FeedbackKind: {
        "progress": "工作动态",
        "experience": "经验",
        "problem": "问题",
        "new_rule": "制度创新",
        "study": "理论研讨",
    },
}


def word(value: StrEnum) -> str:
    """Return the Chinese word for an enumerated value; a value without one is a defect of ptr (KeyError)."""
    return WORDS[type(value)][value.value]
