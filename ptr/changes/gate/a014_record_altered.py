"""A record of the main line was altered or removed.

主线上已有的记录被改动或者删除。

Filings, decisions, postings, statements and registers of use are evidence. Once they stand on the main line they are
filled where they were empty (`removed`, answers, stages), and never altered or removed (clause 四). What was entered
by mistake is put right by another record: `cancels` of a posting, `replaces` of a statement, `revokes` of a decision.
A record is known by its key, wherever its file lies. `ptr diff --check` refuses the change.

Personal data that should not be there may go: a waiver of the office (`ptr waive --record`) names the record, one field
of it and the digest of what it said, and allows this one alteration until a day; of a register of use also the removal.
The office is the one to which the record or its unit files. The waiver has to stand on the main line before, signed
where the office has keys, and is used once; the gate says that it was. What the record said remains in the history.

备案报送、备案决定、公开登记、调整说明、运行登记表都是凭证。进入主线以后只能在空白处补填（如 `removed`、答复、办理环节），不得改动，也不得删除（方案四）。登记有误的，另写一份更正：公开登记用 `cancels`，调整说明用 `replaces`，备案决定用 `revokes`。记录以编号为准，不看文件放在哪里。`ptr diff --check` 不予通过。

误登个人信息的，由收文的办公室（没有报送过的单位，由任何一个办公室）用 `ptr waive --record` 写一份准许：写明记录、栏目、改动前的摘要、理由和期限，只准改这一处；登记表还可以准许整份删除。准许要先进入主线，办公室有密钥的要签名，只用一次，用了会提示。原来的内容仍留在 Git 历史里，需要清除历史的另行处理。

Breaks:

    submitted: {post: deputy, date: 2026-01-02}   # and 2026-01-03 on the main line

Keeps:

    removed: 2026-01-06                           # and nothing on the main line
"""
