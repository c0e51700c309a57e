"""An event is later than its statement.

事由发生日期晚于调整说明。

The time to explain, revise, file and post runs from the event, or from the day on which the change enters the main line
if that is earlier (clause 三.1). An event that lies after the day of its statement has not happened: such a statement
explains nothing, and `ptr diff --check` refuses it. A change that is only planned waits on its branch.

说明、修订、备案、公开的期限从事由发生之日起算；变更先进入主线的，从进入主线之日起算（方案三.1）。事由发生日期晚于调整说明进入主线之日的，事由还没有发生：这样的说明不作数，`ptr diff --check` 不予通过。计划中的变更留在分支上，到时再并入。

Breaks:

    event: 2099-01-01

Keeps:

    event: 2026-01-02
"""
