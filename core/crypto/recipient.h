// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <memory>

namespace octroi {
class Secret;
}

namespace octroi::crypto {

/// A certificate to which something can be sealed now. Copies share one.
class Recipient
{
public:
    /// PEM (the first certificate of it) or DER. Errors, all Invalid with field "certificate" and a reason:
    /// certificate_unreadable, certificate_is_private_key, certificate_early (not valid yet),
    /// certificate_expired, certificate_usage (its key usage does not let it be sealed to), certificate_weak
    /// (RSA under 2048 bits, curves under 256), certificate_kind (neither RSA nor a curve that CMS knows).
    static Result<Recipient> read(QByteArrayView certificate, const QDateTime &now);

    QString name() const { return m_name; }       ///< common name, or the whole subject
    QString issuer() const { return m_issuer; }   ///< the same of who signed it
    QString keyKind() const { return m_keyKind; } ///< "RSA 2048", "EC P-256"
    QDateTime validUntil() const { return m_validUntil; }
    QString fingerprint() const { return m_fingerprint; } ///< SHA-256, hexadecimal, pairs parted by colons

private:
    friend Result<QByteArray> sealTo(const Recipient &recipient, const Secret &plain);

    std::shared_ptr<void> m_certificate; ///< an X509
    QString m_name, m_issuer, m_keyKind, m_fingerprint;
    QDateTime m_validUntil;
};

} // namespace octroi::crypto
