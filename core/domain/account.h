// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <optional>

namespace octroi::domain {

/// What an administrator may do; None may only sign in (someone who grants access to clients of their own).
enum class Role { None, Auditor, Issuer, Manager, Owner };
/// "none", "auditor", "issuer", "manager", "owner".
QString roleName(Role role);
std::optional<Role> roleFromName(const QString &name);

/// The part of the organisation that a role is limited to. A list that is absent is no limit, an empty one
/// lets nothing through: so taking the last partner away never opens all of them.
struct RoleLimits
{
    std::optional<QStringList> partnerIds, apiIds;

    bool isLimited() const { return partnerIds || apiIds; }
    bool allowsPartner(const QString &id) const { return !partnerIds || partnerIds->contains(id); }
    bool allowsApi(const QString &id) const { return !apiIds || apiIds->contains(id); }
    bool operator==(const RoleLimits &) const = default;
};

/// An administrator as others see one. What proves who they are stays with the authority.
struct Account
{
    QString id;          ///< 10 base62 characters, made by the backend
    QString name;        ///< what is typed at sign-in; unique by nameKey()
    QString displayName; ///< how they are greeted; may be empty
    QString locale;      ///< "en", "fr"; "" follows the browser
    Role role = Role::None;
    RoleLimits limits;
    bool disabled = false;
    bool hasPassword = false, hasTotp = false; ///< what the account can sign in with
    int passkeys = 0, recoveryCodes = 0;       ///< how many are left
    QDateTime createdAt, lastSignInAt;
    qint64 version = 0;

    bool operator==(const Account &) const = default;
};

} // namespace octroi::domain
