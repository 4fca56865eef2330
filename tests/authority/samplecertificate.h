// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace octroi::test {

/// Self-signed, O=Alpina, CN=till, as DER; its key was thrown away.
inline const QByteArray kCertificate = QByteArray::fromBase64(
    "MIIBlzCCAT2gAwIBAgIUWkHHB3eieFZtpakSrXuvPlTvdfwwCgYIKoZIzj0EAwIwIDEPMA0GA1UECgwGQWxwaW5hMQ0wCwYDVQQD"
    "DAR0aWxsMCAXDTI2MTEyNTIzMDAyNFoYDzIxMjYxMTAxMjMwMDI0WjAgMQ8wDQYDVQQKDAZBbHBpbmExDTALBgNVBAMMBHRpbGww"
    "WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARt4RtaOCsgeuXxHJ5uT9sb+HeCuSaIy1tlLRpL4pEY1ibFf+7rBlMAAjv3QMq/lDMt"
    "haFhFlrc/3hu7TI9IB5wo1MwUTAdBgNVHQ4EFgQUfaErbDoDAYNDaDEvk55fHxxld2owHwYDVR0jBBgwFoAUfaErbDoDAYNDaDEv"
    "k55fHxxld2owDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiA1oQ4sHG16T4c/GQi0pLcs3R077iZSaABfblciHgvV"
    "HwIhAJoKGmOIWyBX9yX3GFx4Fp1zsnv97Si/pfgKgyHEfAhJ");

} // namespace octroi::test
