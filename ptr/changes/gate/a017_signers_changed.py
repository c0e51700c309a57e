"""A list of signing keys was changed.

签名密钥名单有变更。

Whoever may write the list could sign anything, so the list that counts is that of the main line before the change. The
first list of an office or unit counts from its merge on, with a note. Any other is signed, as `allowed_signers.sig`
beside it, by a key of the list that counted, or by the superior office (`superior` in `registry.yaml`; for a unit the
office to which it files), which is how an office goes on whose keys are lost. `ptr diff --check` refuses a change that
nobody signed so, a removal, and a list that stood before; the list that counted goes on counting. A list of which no
key is valid any more is an alarm until the superior office signs a new one; nothing signed in between counts.

谁能改名单，谁就能冒签，所以作准的是变更之前主线上的名单。办公室、单位首次登记的，并入后生效，并作提示。以后的变更要在旁边放 `allowed_signers.sig`，由原名单上的密钥签名；密钥丢失、全部失效的，由上级办公室（`registry.yaml` 的 `superior`；单位的上级是收文的办公室）签名。没有这样签名的变更、删除名单、换回以前用过的名单，`ptr diff --check` 不予通过，原名单继续有效。名单里没有有效密钥的，在上级办公室签署新名单之前一直警示，期间的签名都不作数。

Breaks:

    offices/city/allowed_signers        # another key, and no allowed_signers.sig

Keeps:

    offices/city/allowed_signers
    offices/city/allowed_signers.sig    # by a key that was on the list before
"""
