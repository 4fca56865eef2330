// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/qrcode.h"

#include "authority/pages/template.h"

#include <memory>
#include <qrencode.h>

namespace octroi::authority {

QString qrSvg(const QString &text, const QString &label)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code)
        return {};
    constexpr int quiet = 4; // modules, ISO/IEC 18004
    QString path;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            int run = 0;
            while (x + run < code->width && (code->data[y * code->width + x + run] & 1))
                ++run;
            if (run > 0)
                path += QStringLiteral("M%1 %2h%3v1h-%3z").arg(x + quiet).arg(y + quiet).arg(run);
            x += run;
        }
    }
    const int size = code->width + 2 * quiet;
    return QStringLiteral("<svg class=\"qr\" role=\"img\" aria-label=\"%1\" viewBox=\"0 0 %2 %2\" shape-rendering=\"crispEdges\">"
                          "<rect width=\"%2\" height=\"%2\" fill=\"#fff\"/><path d=\"%3\" fill=\"#161C1A\"/></svg>")
        .arg(escapedHtml(label))
        .arg(size)
        .arg(path);
}

} // namespace octroi::authority
