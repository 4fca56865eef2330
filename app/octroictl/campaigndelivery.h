// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/campaignrun.h"
#include "delivery.h"
#include "report/secretsfile.h"

namespace octroi::ctl {

/// Where `octroictl campaign` puts successors: sealed, a new file an application in a folder; or in clear, all of them
/// in one new file that only its owner reads.
class CampaignFiles final : public change::CampaignDelivery
{
public:
    explicit CampaignFiles(Context &context)
        : m_context(context)
    {
    }
    /// `secrets` is the one file, else the folder is options.out. All that can be wrong is found here.
    Result<void> prepare(const DeliveryOptions &options, const std::string &secrets);
    QCoro::Task<Result<void>> deliver(QString applicationId, QList<backends::IssuedKey> keys) override;
    const QStringList &files() const { return m_files; }
    void close() { m_secrets.close(); }

private:
    Result<void> writeClear(const QList<report::DeliveredKey> &keys);
    Result<void> writeSealed(const QList<report::DeliveredKey> &keys);

    Context &m_context;
    Delivery m_sealing;
    report::SecretsFile m_secrets;
    QString m_folder;
    QStringList m_files;
};

} // namespace octroi::ctl
