// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/consumptionwords.h"

#include <QLocale>
#include <QMap>
#include <climits>
#include <cmath>

namespace octroi::pages {

QString ConsumptionWords::refusal(const QString &name)
{
    static const QMap<QString, const char *> kWords{
        {QStringLiteral("no_credential"), QT_TR_NOOP("No credential")},
        {QStringLiteral("malformed"), QT_TR_NOOP("Malformed key")},
        {QStringLiteral("unknown_key"), QT_TR_NOOP("Unknown key")},
        {QStringLiteral("revoked"), QT_TR_NOOP("Revoked")},
        {QStringLiteral("expired"), QT_TR_NOOP("Expired")},
        {QStringLiteral("suspended"), QT_TR_NOOP("Suspended")},
        {QStringLiteral("environment"), QT_TR_NOOP("Wrong environment")},
        {QStringLiteral("address"), QT_TR_NOOP("Address not allowed")},
        {QStringLiteral("referrer"), QT_TR_NOOP("Referrer not allowed")},
        {QStringLiteral("unknown_endpoint"), QT_TR_NOOP("Unknown endpoint")},
        {QStringLiteral("scope_missing"), QT_TR_NOOP("Scope missing")},
        {QStringLiteral("rate_exceeded"), QT_TR_NOOP("Rate exceeded")},
        {QStringLiteral("quota_exceeded"), QT_TR_NOOP("Quota used up")},
        {QStringLiteral("partner_closed"), QT_TR_NOOP("Partner closed")},
        {QStringLiteral("unknown_token"), QT_TR_NOOP("Unknown token")},
        {QStringLiteral("token_invalid"), QT_TR_NOOP("Token not accepted")},
        {QStringLiteral("token_signature"), QT_TR_NOOP("Wrong token signature")},
        {QStringLiteral("token_key"), QT_TR_NOOP("Unknown signing key")},
        {QStringLiteral("token_issuer"), QT_TR_NOOP("Issuer not trusted")},
        {QStringLiteral("token_audience"), QT_TR_NOOP("Token for another audience")},
        {QStringLiteral("token_binding"), QT_TR_NOOP("Token bound to another key")},
        {QStringLiteral("unknown_client"), QT_TR_NOOP("Unknown client")},
        {QStringLiteral("proof_missing"), QT_TR_NOOP("Proof missing")},
        {QStringLiteral("proof_invalid"), QT_TR_NOOP("Proof not valid")},
        {QStringLiteral("proof_replayed"), QT_TR_NOOP("Proof used before")},
        {QStringLiteral("key_required"), QT_TR_NOOP("Key required")},
        {QStringLiteral("token_required"), QT_TR_NOOP("Token required")},
        {QStringLiteral("other_application"), QT_TR_NOOP("Key and token of different applications")},
        {QStringLiteral("api_restricted"), QT_TR_NOOP("Another API")}};
    const auto word = kWords.constFind(name);
    return word == kWords.cend() ? name : tr(word.value());
}

QString ConsumptionWords::gap(const usage::Gap &gap)
{
    if (gap.reason == QLatin1String("no_feed"))
        return tr("no log feed");
    if (gap.reason == QLatin1String("lost_lines"))
        return tr("%Ln log line(s) lost", nullptr, int(std::min<qint64>(gap.lost, INT_MAX)));
    if (gap.reason == QLatin1String("not_recorded"))
        return tr("nothing recorded");
    return tr("no live data");
}

QList<charts::Unit> ConsumptionWords::byteRates()
{
    return {{1, tr("B/s")}, {1e3, tr("kB/s")}, {1e6, tr("MB/s")}, {1e9, tr("GB/s")}};
}

QList<charts::Unit> ConsumptionWords::requestRates()
{
    return {{1, tr("req/s")}};
}

QString ConsumptionWords::signedPercent(double change, bool &large)
{
    large = false;
    if (!std::isfinite(change))
        return {};
    large = change >= 0.25;
    const QLocale locale;
    const double percent = change * 100;
    const int decimals = std::abs(percent) < 10 && std::abs(percent) >= 0.05 ? 1 : 0;
    const QString number = locale.toString(std::abs(percent), 'f', decimals);
    const QString sign = percent > 0.049    ? QStringLiteral("+")
                         : percent < -0.049 ? QStringLiteral("−")
                                            : QString();
    return tr("%1%2%", "sign, number").arg(sign, number);
}

QList<charts::GapMark> ConsumptionWords::marks(const QList<usage::Gap> &gaps, bool feedOnly)
{
    QList<charts::GapMark> marks;
    for (const usage::Gap &gap : gaps) {
        if (feedOnly || gap.reason == QLatin1String("no_live") || gap.reason == QLatin1String("not_recorded"))
            marks.append({gap.window.from, gap.window.to, ConsumptionWords::gap(gap)});
    }
    return marks;
}

} // namespace octroi::pages
