"""A decision on a filing cannot be relied on.

备案决定不能作准。

Only the office to which a filing is addressed, one of `registry.yaml`, decides on it; what it binds is the content that
was submitted, known by its digest; and where the office has keys its decision is signed with one that was allowed
before, on the day of the decision and at its step (clause 四). Any other decision counts for nothing, and `ptr diff --check` refuses it. A second decision on one
filing without `revokes` counts for nothing either, and is a warning: the first one stands.

报送只能由所报的、`registry.yaml` 里写明的办公室决定；决定只对当时所报的内容（以摘要为准）有效；办公室有公钥的，决定应当用此前已经写明、在决定之日和并入之时都有效的公钥签名（方案四）。其他的决定一律不作数，`ptr diff --check` 不予通过。同一报送的第二个决定没有写 `revokes` 的，也不作数，以先作出的为准；这是警告。

Breaks:

    # offices/nobody/decisions/mz-f2g3h4.yaml, of a filing addressed to city

Keeps:

    # offices/city/decisions/mz-f2g3h4.yaml
"""
