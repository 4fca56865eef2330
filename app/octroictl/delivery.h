// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "context.h"
#include "crypto/sealeddelivery.h"
#include "report/delivery.h"

namespace CLI {
class App;
}

namespace octroi::ctl {

struct DeliveryOptions
{
    std::string certificate, passphraseFile, format = "env", out;
};

/// --deliver-to, --deliver-passphrase-file, --deliver-format and --out.
void addDelivery(CLI::App &command, DeliveryOptions &options);

/// An issued key that goes sealed into a file instead of to standard output.
class Delivery
{
public:
    /// All that can be wrong is found here, before anything is issued.
    Result<void> prepare(const DeliveryOptions &options, const QDateTime &now);
    bool isWanted() const { return m_wanted; }
    /// For whom and as what, without the file. Error: Invalid, reason usage, when the options do not say.
    Result<void> prepareSealing(const DeliveryOptions &options, const QDateTime &now);
    Result<QByteArray> seal(const Secret &plain) const;
    report::DeliveryFormat format() const { return m_format; }
    /// Seals and saves; the exit code.
    int deliver(Context &c, const change::ItemResult &done);

private:
    bool m_wanted = false;
    report::DeliveryFormat m_format = report::DeliveryFormat::Env;
    std::optional<crypto::Recipient> m_recipient;
    Secret m_passphrase;
    report::DeliveryFile m_file;
};

} // namespace octroi::ctl
