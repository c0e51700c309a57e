"""A record of the main line was altered or removed.

主线上已有的记录被改动或者删除。

Filings, decisions, postings, statements and registers of use are evidence. Once they stand on the main line they are
filled where they were empty (`removed`, answers, stages), and never altered or removed (clause 四). What was entered
by mistake is put right by another record: `cancels` of a posting, `replaces` of a statement, `revokes` of a decision.
A record is known by its key, wherever its file lies. `ptr diff --check` refuses the change.

备案报送、备案决定、公开登记、调整说明、运行登记表都是凭证。进入主线以后只能在空白处补填（如 `removed`、答复、办理环节），不得改动，也不得删除（方案四）。登记有误的，另写一份更正：公开登记用 `cancels`，调整说明用 `replaces`，备案决定用 `revokes`。记录以编号为准，不看文件放在哪里。`ptr diff --check` 不予通过。

Breaks:

    submitted: {post: deputy, date: 2026-01-02}   # and 2026-01-03 on the main line

Keeps:

    removed: 2026-01-06                           # and nothing on the main line
"""
