"""How an office with registered keys signs its decisions."""

from ptr.model.fields.fault import Bilingual


def how_to_sign(paths: str) -> Bilingual:
    """Return the command that signs some files, each beside itself."""
    command = f"ssh-keygen -Y sign -n ptr -f KEY {paths}"
    return (
        f"本办公室登记了密钥，请签名（KEY 是私钥文件），连同 .sig 一起提交：{command}",
        f"this office registered keys: sign (KEY is the private key), and commit the .sig as well: {command}",
    )
