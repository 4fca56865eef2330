// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/fieldwords.h"

#include "domain/json.h"
#include "models/format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace octroi::dialogs {

namespace {

QString endpointText(const QJsonObject &o)
{
    QStringList scopes;
    for (const QJsonValue scope : o.value(QLatin1String("scopes")).toArray())
        scopes << scope.toString();
    const QString call = o.value(QLatin1String("method")).toString() + QLatin1Char(' ') + o.value(QLatin1String("path")).toString();
    return scopes.isEmpty() ? call : QStringLiteral("%1 [%2]").arg(call, scopes.join(QLatin1Char(' ')));
}

} // namespace

QString FieldWords::name(const QString &field)
{
    const std::pair<const char *, QString> names[] = {{"name", tr("Name")},
                                                      {"kind", tr("Kind")},
                                                      {"status", tr("Status")},
                                                      {"tags", tr("Tags")},
                                                      {"contact", tr("Contact")},
                                                      {"application_id", tr("Application")},
                                                      {"partner_id", tr("Partner")},
                                                      {"credential_rule", tr("What calls have to show")},
                                                      {"base_path", tr("Base path")},
                                                      {"endpoints", tr("Endpoints")},
                                                      {"description", tr("Description")},
                                                      {"sensitivity", tr("Sensitivity")},
                                                      {"max_lifetime_days", tr("Longest lifetime, days")},
                                                      {"rate", tr("Requests a second")},
                                                      {"burst", tr("Burst")},
                                                      {"quota_day", tr("Requests a day")},
                                                      {"quota_month", tr("Requests a month")},
                                                      {"bandwidth", tr("Bytes a second")},
                                                      {"volume_month", tr("Bytes a month")},
                                                      {"scopes", tr("Scopes")},
                                                      {"expires_at", tr("Expiry")},
                                                      {"restrictions", tr("Restrictions")},
                                                      {"plan_id", tr("Plan")},
                                                      {"suspended_at", tr("Suspended")},
                                                      {"revoked_at", tr("Revoked")},
                                                      {"retires_at", tr("End of the overlap")},
                                                      {"successor_id", tr("Successor")},
                                                      {"predecessor_id", tr("Predecessor")},
                                                      {"environment", tr("Environment")}};
    for (const auto &[known, words] : names) {
        if (field == QLatin1String(known))
            return words;
    }
    return nameOfClientField(field);
}

QString FieldWords::nameOfClientField(const QString &field)
{
    const std::pair<const char *, QString> names[] = {
        {"redirect_uris", tr("Redirect addresses")},
        {"grant_types", tr("Grants")},
        {"token_endpoint_auth_method", tr("Authentication")},
        {"resources", tr("Resources")},
        {"access_token_seconds", tr("Life of access tokens, seconds")},
        {"refresh_token_seconds", tr("Life of refresh tokens, seconds")},
        {"authorization_details_types", tr("Kinds of authorization details")},
        {"jwks", tr("Public keys")},
        {"jwks_uri", tr("Address of the public keys")},
        {"tls_client_auth_subject_dn", tr("Subject of the certificate")},
        {"certificates", tr("Certificates")},
        {"require_par", tr("Pushed requests only")},
        {"dpop_bound", tr("Tokens bound to a key (DPoP)")},
        {"certificate_bound", tr("Tokens bound to the certificate")},
        {"client_uri", tr("Home page")},
        {"logo_uri", tr("Logo")},
        {"policy_uri", tr("Privacy policy")},
        {"tos_uri", tr("Terms of use")},
        {"contacts", tr("Contacts")},
        {"consent", tr("Consent is asked for")},
        {"token_format", tr("Form of tokens")}};
    for (const auto &[known, words] : names) {
        if (field == QLatin1String(known))
            return words;
    }
    QString plain = field;
    return plain.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString FieldWords::value(const inventory::Inventory &inventory, const QString &field, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
        return tr("not known");
    case QJsonValue::Null:
        return field == QLatin1String("expires_at") ? tr("never") : tr("nothing");
    case QJsonValue::Bool:
        return value.toBool() ? tr("yes") : tr("no");
    case QJsonValue::Double:
        return QLocale().toString(value.toDouble(), 'g', 12);
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue part : value.toArray())
            parts << (field == QLatin1String("endpoints") ? endpointText(part.toObject())
                      : part.isString()                   ? part.toString()
                                                          : FieldWords::value(inventory, {}, part));
        return parts.isEmpty() ? tr("nothing") : parts.join(QStringLiteral(", "));
    }
    case QJsonValue::Object: {
        QStringList parts;
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (!member.value().toArray().isEmpty() || member.value().isString())
                parts << FieldWords::value(inventory, member.key(), member.value());
        }
        return parts.isEmpty() ? tr("nothing") : parts.join(QStringLiteral("; "));
    }
    case QJsonValue::String:
        break;
    }
    const QString text = value.toString();
    if (field == QLatin1String("plan_id")) {
        const domain::Plan *plan = inventory.plan(text);
        return plan ? plan->name : text;
    }
    if (field == QLatin1String("application_id")) {
        const domain::Application *application = inventory.application(text);
        return application ? application->name : text;
    }
    const QDateTime time = field.endsWith(QLatin1String("_at")) ? domain::fromRfc3339(text) : QDateTime();
    return time.isValid() ? models::Format::exact(time) : text.isEmpty() ? tr("nothing") : text;
}

} // namespace octroi::dialogs
