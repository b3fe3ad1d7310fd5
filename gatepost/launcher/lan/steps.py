"""What is done on each kind of phone, as its screens say it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Device:
    name_zh: str
    name_en: str
    steps: tuple[tuple[str, str], ...]
    """In Chinese and in English."""


CERTIFICATE, PROFILE = "/gatepost-ca.crt", "/gatepost-ca.mobileconfig"
_GET = (
    f'<a class="get" href="{CERTIFICATE}">下载证书</a>，保存到手机。',
    f'<a class="get" href="{CERTIFICATE}">Download the certificate</a> and save it on the phone.',
)
_PIN = (
    "没有锁屏密码的，手机会要求先设一个。",
    "A phone without a screen lock asks for one first.",
)
_KEEP = (
    "手机提醒“网络可能会受到监控”，是因为装了证书。这张证书只对本地网络的地址有效。",
    "That “the network may be monitored” is said because a certificate was installed. This one is good for addresses of local networks only.",
)

DEVICES = (
    Device(
        "安卓手机",
        "Android",
        (
            _GET,
            (
                "打开“设置”，搜索“CA 证书”；没有的话：安全 → 更多安全设置 → 加密与凭据 → 安装证书 → CA 证书。",
                "Open Settings and search for “CA certificate”; or: Security → More security settings → Encryption & credentials → Install a certificate → CA certificate.",
            ),
            ("选“仍然安装”，找到刚才下载的 gatepost-ca.crt。", "Choose “Install anyway” and pick gatepost-ca.crt."),
            _PIN,
            _KEEP,
        ),
    ),
    Device(
        "华为手机（鸿蒙）",
        "Huawei (HarmonyOS)",
        (
            _GET,
            (
                "打开“设置”，搜索“从存储设备安装”；没有的话：安全（或隐私和安全）→ 更多安全设置 → 加密和凭据 → 从存储设备安装 → CA 证书。",
                "Open Settings and search for “Install from storage”; or: Security (or Privacy & security) → More settings → Encryption & credentials → Install from storage → CA certificate.",
            ),
            ("找到 gatepost-ca.crt，点“安装”。", "Pick gatepost-ca.crt and install it."),
            _PIN,
            _KEEP,
        ),
    ),
    Device(
        "苹果手机",
        "iPhone",
        (
            (
                f'用 Safari 打开这一页，<a class="get" href="{PROFILE}">下载描述文件</a>，点“允许”。',
                f'Open this page in Safari, <a class="get" href="{PROFILE}">download the profile</a> and allow it.',
            ),
            (
                "打开“设置”，最上面有“已下载描述文件”，点进去“安装”，输入锁屏密码。",
                "Open Settings; at the top stands “Profile Downloaded”. Install it and enter the passcode.",
            ),
            (
                "再到 设置 → 通用 → 关于本机 → 证书信任设置，把“小门岗 Gatepost”打开。少了这一步，网页打不开。",
                "Then Settings → General → About → Certificate Trust Settings: switch “小门岗 Gatepost” on. Without this step the pages do not open.",
            ),
        ),
    ),
    Device(
        "电脑",
        "Computer",
        (
            _GET,
            (
                "Windows：双击文件 → 安装证书 → 当前用户 → 将所有证书放入下列存储 → 受信任的根证书颁发机构。",
                "Windows: open the file → Install Certificate → Current User → Place all certificates in the following store → Trusted Root Certification Authorities.",
            ),
            (
                "Mac：双击文件加入钥匙串，再双击它，信任 → 始终信任。Linux：在浏览器的证书设置里导入到“授权机构”。",
                "Mac: open the file, then in Keychain set Trust to Always Trust. Linux: import it under Authorities in the browser's certificate settings.",
            ),
        ),
    ),
)
