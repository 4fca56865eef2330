// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigndelivery.h"

#include <QDir>

namespace octroi::ctl {

namespace {
constexpr int kMostCopies = 100;
}

Result<void> CampaignFiles::prepare(const DeliveryOptions &options, const std::string &secrets)
{
    if (secrets.empty() == options.out.empty())
        return Error{ErrorCode::Invalid, QStringLiteral("campaign"),
                     QStringLiteral("says where successors go: either --out FOLDER, sealed, or --secrets FILE"), {},
                     QStringLiteral("usage")};
    if (!secrets.empty()) {
        m_files << QString::fromStdString(secrets);
        return m_secrets.open(m_files.first(), {QStringLiteral("partner"), QStringLiteral("application"), QStringLiteral("name"),
                                                QStringLiteral("key_id"), QStringLiteral("key")});
    }
    m_folder = QString::fromStdString(options.out);
    if (!QDir().mkpath(m_folder))
        return Error{ErrorCode::Storage, m_folder, QStringLiteral("cannot be made"), {}, {}};
    return m_sealing.prepareSealing(options, m_context.clock.now());
}

QCoro::Task<Result<void>> CampaignFiles::deliver(QString, QList<backends::IssuedKey> keys)
{
    QList<report::DeliveredKey> all;
    for (const backends::IssuedKey &issued : std::as_const(keys)) {
        const auto subject = m_context.inventory->subject(issued.key);
        all.append({issued.key, subject.partner, subject.application, issued.secret});
    }
    co_return m_secrets.isOpen() ? writeClear(all) : writeSealed(all);
}

Result<void> CampaignFiles::writeClear(const QList<report::DeliveredKey> &keys)
{
    for (const report::DeliveredKey &one : keys) {
        const auto written = m_secrets.row({one.partner, one.application, one.key.name, one.key.id}, *one.secret);
        if (!written)
            return written;
    }
    return m_secrets.flush();
}

Result<void> CampaignFiles::writeSealed(const QList<report::DeliveredKey> &keys)
{
    const auto sealed = m_sealing.seal(report::deliveryText(keys, m_sealing.format()));
    if (!sealed)
        return sealed.error();
    report::DeliveryFile file;
    const QString name = m_folder + u'/' + report::deliveryFileName(keys);
    QString path = name + QStringLiteral(".pem");
    Result<void> open = file.open(path);
    // A delivery that octroid was not told of stands there; what is issued anew has other secrets.
    for (int copy = 2; copy <= kMostCopies && !open && open.error().code == ErrorCode::Exists; ++copy) {
        path = QStringLiteral("%1-%2.pem").arg(name).arg(copy);
        open = file.open(path);
    }
    if (!open)
        return open;
    if (const Result<void> saved = file.save(*sealed); !saved)
        return saved;
    m_files << path;
    return {};
}

} // namespace octroi::ctl
