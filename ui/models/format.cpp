// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"

#include <cmath>

namespace octroi::models {

namespace {

QString trimmedNumber(double value)
{
    const QLocale locale;
    if (value >= 99.95)
        return locale.toString(std::round(value), 'f', 0);
    QString text = locale.toString(value, 'f', 1);
    const QString zero = locale.decimalPoint() + locale.zeroDigit();
    if (text.endsWith(zero))
        text.chop(zero.size());
    return text;
}

} // namespace

QString Format::relative(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return tr("never");
    const qint64 seconds = now.secsTo(time);
    const bool ahead = seconds > 0;
    const qint64 s = std::abs(seconds);
    if (s < 60)
        return tr("now");
    const int minutes = int(s / 60), hours = int(s / 3600), days = int(s / 86'400);
    if (minutes < 60)
        return ahead ? tr("in %n min", nullptr, minutes) : tr("%n min ago", nullptr, minutes);
    if (hours < 24)
        return ahead ? tr("in %n h", nullptr, hours) : tr("%n h ago", nullptr, hours);
    if (ahead ? days < 60 : days < 21)
        return ahead ? tr("in %n d", nullptr, days) : tr("%n d ago", nullptr, days);
    if (!ahead && days < 60)
        return tr("%n wk ago", nullptr, days / 7);
    if (days < 730)
        return ahead ? tr("in %n mo", nullptr, days / 30) : tr("%n mo ago", nullptr, days / 30);
    return ahead ? tr("in %n y", nullptr, days / 365) : tr("%n y ago", nullptr, days / 365);
}

QString Format::expiry(const QDateTime &time, const QDateTime &now)
{
    return time.isValid() ? relative(time, now) : tr("no expiry");
}

QString Format::exact(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return tr("%1, %2", "date, time of day")
        .arg(date(local.date()), QLocale().toString(local.time(), QLocale::ShortFormat));
}

QString Format::date(const QDate &date)
{
    return QLocale().toString(date, tr("d MMM yyyy", "date format as of QLocale"));
}

QString Format::shortDate(const QDate &date)
{
    return QLocale().toString(date, tr("d MMM", "date format as of QLocale"));
}

QString Format::shortTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return tr("%1 %2", "short date, time of day")
        .arg(shortDate(local.date()), QLocale().toString(local.time(), QLocale::ShortFormat));
}

QString Format::days(int days)
{
    if (days > 0 && days % 365 == 0)
        return tr("%n year(s)", nullptr, days / 365);
    return tr("%n day(s)", nullptr, days);
}

QString Format::count(qint64 value)
{
    return QLocale().toString(value);
}

QString Format::shortCount(qint64 value)
{
    if (value < 1'000'000)
        return count(value);
    if (value < 1'000'000'000)
        return tr("%1 M", "millions").arg(trimmedNumber(double(value) / 1e6));
    return tr("%1 G", "thousand millions").arg(trimmedNumber(double(value) / 1e9));
}

QString Format::axisCount(qint64 value)
{
    if (value >= 1'000 && value < 1'000'000)
        return tr("%1 k", "thousands").arg(trimmedNumber(double(value) / 1e3));
    return shortCount(value);
}

QString Format::bytes(qint64 value)
{
    return QLocale().formattedDataSize(value, value < 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString Format::bytesPerSecond(qint64 value)
{
    return tr("%1/s", "bytes a second").arg(bytes(value));
}

QString Format::percent(double share)
{
    const double percent = share * 100;
    return tr("%1%", "per cent")
        .arg(QLocale().toString(percent, 'f', percent > 0 && percent < 9.995 ? 2 : 0));
}

QString Format::milliseconds(double value)
{
    return tr("%1 ms").arg(QLocale().toString(value, 'f', value < 10 ? 1 : 0));
}

QString Format::rate(double perSecond)
{
    return tr("%1 req/s").arg(trimmedNumber(perSecond));
}

QString Format::status(domain::KeyStatus status)
{
    switch (status) {
    case domain::KeyStatus::Active:
        return tr("Active", "state of a key");
    case domain::KeyStatus::Suspended:
        return tr("Suspended", "state of a key");
    case domain::KeyStatus::Rotating:
        return tr("Rotating", "state of a key");
    case domain::KeyStatus::Expired:
        return tr("Expired", "state of a key");
    case domain::KeyStatus::Revoked:
        return tr("Revoked", "state of a key");
    }
    return {};
}

QString Format::environment(domain::Environment environment)
{
    return environment == domain::Environment::Live ? tr("live", "environment of a key")
                                                    : tr("test", "environment of a key");
}

QString Format::partnerKind(domain::PartnerKind kind)
{
    switch (kind) {
    case domain::PartnerKind::Internal:
        return tr("Internal department");
    case domain::PartnerKind::Business:
        return tr("Business partner");
    case domain::PartnerKind::ThirdParty:
        return tr("Third party");
    }
    return {};
}

QString Format::partnerStatus(domain::PartnerStatus status)
{
    return status == domain::PartnerStatus::Active ? tr("Active", "state of a partner")
                                                   : tr("Closed", "state of a partner");
}

QString Format::sensitivity(domain::Sensitivity sensitivity)
{
    switch (sensitivity) {
    case domain::Sensitivity::Low:
        return tr("Low", "sensitivity");
    case domain::Sensitivity::Medium:
        return tr("Medium", "sensitivity");
    case domain::Sensitivity::High:
        return tr("High", "sensitivity");
    }
    return {};
}

QString Format::limits(const domain::Plan &plan)
{
    QStringList parts;
    if (plan.rate > 0)
        parts << rate(plan.rate);
    if (plan.quotaDay > 0)
        parts << tr("%1 a day", "requests").arg(axisCount(plan.quotaDay));
    if (plan.quotaMonth > 0)
        parts << tr("%1 a month", "requests").arg(axisCount(plan.quotaMonth));
    if (plan.bandwidth > 0)
        parts << bytesPerSecond(plan.bandwidth);
    if (plan.volumeMonth > 0)
        parts << tr("%1 a month", "bytes").arg(bytes(plan.volumeMonth));
    return parts.isEmpty() ? tr("No limits") : parts.join(QStringLiteral(" · "));
}

} // namespace octroi::models
