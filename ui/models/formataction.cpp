// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"

#include <QHash>

namespace octroi::models {

QString Format::action(const QString &action)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("key.issue"), QT_TRANSLATE_NOOP("octroi::models::Format", "Issued")},
        {QStringLiteral("key.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Changed")},
        {QStringLiteral("key.suspend"), QT_TRANSLATE_NOOP("octroi::models::Format", "Suspended")},
        {QStringLiteral("key.resume"), QT_TRANSLATE_NOOP("octroi::models::Format", "Resumed")},
        {QStringLiteral("key.revoke"), QT_TRANSLATE_NOOP("octroi::models::Format", "Revoked")},
        {QStringLiteral("key.rotate"), QT_TRANSLATE_NOOP("octroi::models::Format", "Rotated")},
        {QStringLiteral("key.retire"), QT_TRANSLATE_NOOP("octroi::models::Format", "Retired")},
        {QStringLiteral("client.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Client created")},
        {QStringLiteral("client.register"),
         QT_TRANSLATE_NOOP("octroi::models::Format", "Client registered itself")},
        {QStringLiteral("client.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Client changed")},
        {QStringLiteral("client.suspend"), QT_TRANSLATE_NOOP("octroi::models::Format", "Client suspended")},
        {QStringLiteral("client.resume"), QT_TRANSLATE_NOOP("octroi::models::Format", "Client resumed")},
        {QStringLiteral("client.revoke"), QT_TRANSLATE_NOOP("octroi::models::Format", "Client revoked")},
        {QStringLiteral("client.secret_add"), QT_TRANSLATE_NOOP("octroi::models::Format", "Secret added")},
        {QStringLiteral("client.secret_rotate"),
         QT_TRANSLATE_NOOP("octroi::models::Format", "Secret rotated")},
        {QStringLiteral("client.secret_revoke"),
         QT_TRANSLATE_NOOP("octroi::models::Format", "Secret revoked")},
        {QStringLiteral("partner.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Partner created")},
        {QStringLiteral("partner.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Partner changed")},
        {QStringLiteral("application.create"),
         QT_TRANSLATE_NOOP("octroi::models::Format", "Application created")},
        {QStringLiteral("application.update"),
         QT_TRANSLATE_NOOP("octroi::models::Format", "Application changed")},
        {QStringLiteral("api.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "API created")},
        {QStringLiteral("api.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "API changed")},
        {QStringLiteral("scope.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Scope created")},
        {QStringLiteral("scope.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Scope changed")},
        {QStringLiteral("campaign.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Campaign begun")},
        {QStringLiteral("alert_rule.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Alert rule made")},
        {QStringLiteral("alert_rule.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Alert rule changed")},
        {QStringLiteral("alert_rule.remove"), QT_TRANSLATE_NOOP("octroi::models::Format", "Alert rule removed")},
        {QStringLiteral("alert_rule.rotate_secret"), QT_TRANSLATE_NOOP("octroi::models::Format", "Webhook secret renewed")},
        {QStringLiteral("alert_rule.test"), QT_TRANSLATE_NOOP("octroi::models::Format", "Webhook tested")},
        {QStringLiteral("alert.acknowledge"), QT_TRANSLATE_NOOP("octroi::models::Format", "Alert acknowledged")},
        {QStringLiteral("alert.snooze"), QT_TRANSLATE_NOOP("octroi::models::Format", "Alert snoozed")},
        {QStringLiteral("campaign.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Campaign changed")},
        {QStringLiteral("campaign.deliver"), QT_TRANSLATE_NOOP("octroi::models::Format", "New keys delivered")},
        {QStringLiteral("client.secret_again"), QT_TRANSLATE_NOOP("octroi::models::Format", "Secret asked for again")},
        {QStringLiteral("api.remove"), QT_TRANSLATE_NOOP("octroi::models::Format", "API removed")},
        {QStringLiteral("scope.remove"), QT_TRANSLATE_NOOP("octroi::models::Format", "Scope removed")},
        {QStringLiteral("scope.replace"), QT_TRANSLATE_NOOP("octroi::models::Format", "Scope replaced")},
        {QStringLiteral("plan.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Plan created")},
        {QStringLiteral("plan.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Plan changed")},
        {QStringLiteral("key.restore"), QT_TRANSLATE_NOOP("octroi::models::Format", "Restored")},
        {QStringLiteral("key.move"), QT_TRANSLATE_NOOP("octroi::models::Format", "Moved")},
        {QStringLiteral("trusted_issuer.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Trusted issuer added")},
        {QStringLiteral("trusted_issuer.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Trusted issuer changed")},
        {QStringLiteral("trusted_issuer.remove"), QT_TRANSLATE_NOOP("octroi::models::Format", "Trusted issuer removed")},
        {QStringLiteral("token.revoke"), QT_TRANSLATE_NOOP("octroi::models::Format", "Token revoked")},
        {QStringLiteral("token.revoke_all"), QT_TRANSLATE_NOOP("octroi::models::Format", "Tokens revoked")},
        {QStringLiteral("token.reuse"), QT_TRANSLATE_NOOP("octroi::models::Format", "Refresh token used twice")},
        {QStringLiteral("registration_token.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Registration token made")},
        {QStringLiteral("registration_token.again"), QT_TRANSLATE_NOOP("octroi::models::Format", "Registration token asked for again")},
        {QStringLiteral("registration_token.revoke"), QT_TRANSLATE_NOOP("octroi::models::Format", "Registration token revoked")},
        {QStringLiteral("registration_token.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Registration token changed")},
        {QStringLiteral("signing_key.rotate"), QT_TRANSLATE_NOOP("octroi::models::Format", "Signing key rotated")},
        {QStringLiteral("administrator.create"), QT_TRANSLATE_NOOP("octroi::models::Format", "Administrator created")},
        {QStringLiteral("administrator.update"), QT_TRANSLATE_NOOP("octroi::models::Format", "Administrator changed")},
        {QStringLiteral("administrator.disable"), QT_TRANSLATE_NOOP("octroi::models::Format", "Administrator disabled")},
        {QStringLiteral("administrator.enable"), QT_TRANSLATE_NOOP("octroi::models::Format", "Administrator enabled")},
        {QStringLiteral("administrator.enrol"), QT_TRANSLATE_NOOP("octroi::models::Format", "Account set up")},
        {QStringLiteral("administrator.link"), QT_TRANSLATE_NOOP("octroi::models::Format", "Set-up link made")},
        {QStringLiteral("administrator.passkey"), QT_TRANSLATE_NOOP("octroi::models::Format", "Passkey added")},
        {QStringLiteral("administrator.reset"), QT_TRANSLATE_NOOP("octroi::models::Format", "Sign-in reset")},
    };
    const auto it = words.constFind(action);
    return it == words.constEnd() ? action : tr(*it);
}

} // namespace octroi::models
