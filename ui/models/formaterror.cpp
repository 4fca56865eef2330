// SPDX-License-Identifier: GPL-3.0-or-later
// The words for errors and for actions of the audit log.
#include "models/capabilitywords.h"
#include "models/format.h"

#include <QHash>

namespace octroi::models {

namespace {

QString reasonSentence(const QString &reason)
{
    struct Words
    {
        const char *reason, *sentence;
    };
    static const Words table[] = {
        {"name_empty", QT_TRANSLATE_NOOP("octroi::models::Format", "Give it a name.")},
        {"name_too_long",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The name is too long: at most 200 characters.")},
        {"name_control",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The name holds a control character. Remove it.")},
        {"scope_syntax",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "A scope is written like orders:read, without spaces and quotes.")},
        {"scope_unknown", QT_TRANSLATE_NOOP("octroi::models::Format",
                                            "A scope does not exist. Create it first, or leave it out.")},
        {"address_syntax", QT_TRANSLATE_NOOP("octroi::models::Format",
                                             "An address is written like 203.0.113.0/28 or 2001:db8::/48.")},
        {"path_syntax",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "A path begins with / and does not end with it, like /orders/{id}.")},
        {"method_unknown",
         QT_TRANSLATE_NOOP(
             "octroi::models::Format",
             "The method is not one of HTTP: GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS or *.")},
        {"expiry_past",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The expiry lies in the past. Choose a later day.")},
        {"lifetime_exceeded",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "A scope does not allow a life that long. Choose an earlier day.")},
        {"key_revoked",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "The key is revoked, so nothing of it can be changed. Issue a new one.")},
        {"exists", QT_TRANSLATE_NOOP("octroi::models::Format",
                                     "There is one of that name already. Choose another name.")},
        {"application_unknown",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "There is no such application. Create it first, or correct the name.")},
        {"plan_unknown", QT_TRANSLATE_NOOP("octroi::models::Format",
                                           "There is no such plan. Create it first, or leave it out.")},
        {"api_unknown", QT_TRANSLATE_NOOP("octroi::models::Format",
                                          "There is no such API. Create it first, or leave it out.")},
        {"value_unknown",
         QT_TRANSLATE_NOOP("octroi::models::Format", "A value is not one of those that are possible here.")},
        {"webhook_address", QT_TRANSLATE_NOOP("octroi::models::Format", "octroid's configuration does not allow webhooks to this address (webhook_network).")},
        {"webhook_insecure", QT_TRANSLATE_NOOP("octroi::models::Format", "A webhook goes to an https address.")},
        {"webhook_syntax", QT_TRANSLATE_NOOP("octroi::models::Format", "A webhook address is written like https://hooks.example/alerts.")},
        {"time_zone_unknown", QT_TRANSLATE_NOOP("octroi::models::Format", "This time zone is not known. It is written like Europe/Paris.")},
        {"subject_unknown", QT_TRANSLATE_NOOP("octroi::models::Format", "What the rule looks at is not there any more.")},
        {"member_missing", QT_TRANSLATE_NOOP("octroi::models::Format", "A value is missing.")},
        {"contact_syntax",
         QT_TRANSLATE_NOOP("octroi::models::Format", "A mail address is written like api@partner.example.")},
        {"time_syntax",
         QT_TRANSLATE_NOOP("octroi::models::Format", "A time is written like 2027-01-31, 90d or never.")},
        {"utf8",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The text is not UTF-8. Save the file as UTF-8.")},
        {"utf16", QT_TRANSLATE_NOOP("octroi::models::Format",
                                    "The file begins as UTF-16 but is none. Save it as UTF-8.")},
        {"table_empty", QT_TRANSLATE_NOOP("octroi::models::Format", "The file holds no rows.")},
        {"csv_quotes",
         QT_TRANSLATE_NOOP(
             "octroi::models::Format",
             "A quotation mark in the file is not closed, so the rows after it cannot be told apart.")},
        {"row_cells",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The row has more cells than there are columns.")},
        {"row_size", QT_TRANSLATE_NOOP("octroi::models::Format", "A row is longer than 1 MB.")},
        {"json_syntax", QT_TRANSLATE_NOOP("octroi::models::Format", "This is not a list of JSON objects.")},
        {"column_twice",
         QT_TRANSLATE_NOOP("octroi::models::Format", "Two columns have the same name. Rename one of them.")},
        {"file_unreadable",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "The file cannot be read. Check where it is, and who may read it.")},
        {"certificate_unreadable",
         QT_TRANSLATE_NOOP("octroi::models::Format", "This is no certificate: it is neither PEM nor DER.")},
        {"certificate_is_private_key",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "This is a private key, which should not leave its owner. Take the certificate.")},
        {"certificate_early",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "The certificate is not valid yet. Ask the partner for the present one.")},
        {"certificate_expired",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "The certificate has expired. Ask the partner for a new one.")},
        {"certificate_usage",
         QT_TRANSLATE_NOOP(
             "octroi::models::Format",
             "The certificate is only for signatures: its key usage does not allow to encrypt to it.")},
        {"certificate_weak",
         QT_TRANSLATE_NOOP(
             "octroi::models::Format",
             "The key of the certificate is too weak: RSA from 2048 bits on, or a curve from 256 bits on.")},
        {"certificate_kind",
         QT_TRANSLATE_NOOP(
             "octroi::models::Format",
             "Nothing can be sealed to a key of this kind. Take a certificate with RSA or a curve of NIST.")},
        {"passphrase_short", QT_TRANSLATE_NOOP("octroi::models::Format", "The passphrase is too short.")},
        {"sealing_failed",
         QT_TRANSLATE_NOOP("octroi::models::Format", "It could not be sealed. The details say why.")},
        {"too_many_rows",
         QT_TRANSLATE_NOOP(
             "octroi::models::Format",
             "The answer would have more rows than fit in one. Ask for a shorter time or for less.")},
        {"file_exists",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The file is there already. Choose another name.")},
        {"file_unwritable",
         QT_TRANSLATE_NOOP(
             "octroi::models::Format",
             "The file cannot be written. Check that the folder is there, and who may write to it.")},
        {"redirect_uri",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "A redirect URI is https, without fragment; a native program may also have http to "
                           "127.0.0.1 or a scheme of its own like com.example.app.")},
        {"uri_syntax",
         QT_TRANSLATE_NOOP("octroi::models::Format", "An address is written like https://app.example/page.")},
        {"grant_lonely",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "Refresh tokens go with a grant that people start: choose that one too.")},
        {"grant_public",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "A client that does not authenticate cannot have that grant.")},
        {"auth_kind",
         QT_TRANSLATE_NOOP("octroi::models::Format", "A client of that kind cannot authenticate like that.")},
        {"keys_twice",
         QT_TRANSLATE_NOOP("octroi::models::Format", "Give the keys or their address, not both.")},
        {"key_private",
         QT_TRANSLATE_NOOP(
             "octroi::models::Format",
             "This holds a private key, which is known now: make a new one and give its public half.")},
        {"key_type", QT_TRANSLATE_NOOP("octroi::models::Format", "A key is neither EC, RSA nor OKP.")},
        {"key_value",
         QT_TRANSLATE_NOOP("octroi::models::Format", "A key of the set cannot be used. The details say why.")},
        {"bound_twice",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "Tokens are bound to a DPoP key or to a certificate, not to both.")},
        {"scope_protocol",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "openid, profile, email, offline_access and admin have a meaning of their own. Choose another name.")},
        {"scope_reserved",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The scope admin is kept for the console itself.")},
        {"client_revoked",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "The client is revoked, so nothing of it can be changed. Create a new one.")},
        {"client_without_secret",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The client does not authenticate with a secret.")},
        {"secrets_many",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "The client has as many working secrets as it may have. Revoke one first.")},
        {"partner_closed",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The partner is closed and gets nothing new.")},
        {"builtin_client",
         QT_TRANSLATE_NOOP("octroi::models::Format", "This client comes with the realm, which does not work without it.")},
        {"own_client",
         QT_TRANSLATE_NOOP("octroi::models::Format", "This connection itself signs in with this client, so it is not changed here.")},
        {"foreign_object", QT_TRANSLATE_NOOP("octroi::models::Format", "It was made in Keycloak, and is changed there.")},
        {"no_grace",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "The realm has no secret-rotation policy, so the old secret would end at once. Choose no overlap, or add the policy in Keycloak.")},
        {"only_secret",
         QT_TRANSLATE_NOOP("octroi::models::Format", "It is the only secret of the client. Rotate it, or suspend the client.")},
        {"too_many_events",
         QT_TRANSLATE_NOOP("octroi::models::Format", "There are more events than can be counted at once. Choose a shorter time.")},
        {"no_table", QT_TRANSLATE_NOOP("octroi::models::Format", "This HAProxy has no such stick table.")},
        {"table_counts", QT_TRANSLATE_NOOP("octroi::models::Format", "The stick table does not store http_req_cnt, so it counts no requests.")},
        {"socket_level", QT_TRANSLATE_NOOP("octroi::models::Format", "The socket does not show tables: it needs the level operator.")},
        {"haproxy_garbage", QT_TRANSLATE_NOOP("octroi::models::Format", "The answer is none of a HAProxy. Check the address.")},
        {"too_many_series",
         QT_TRANSLATE_NOOP("octroi::models::Format", "Prometheus has too many series for this question. Choose a shorter time, or one partner or API.")},
        {"range_too_long", QT_TRANSLATE_NOOP("octroi::models::Format", "The time is too long for so fine a resolution.")},
        {"not_in_source", QT_TRANSLATE_NOOP("octroi::models::Format", "The source of these numbers does not tell that.")},
        {"no_mapping",
         QT_TRANSLATE_NOOP("octroi::models::Format", "None of the metrics of Kong, APISIX, Tyk and Keycloak is there. Name your own.")},
        {"prometheus_garbage", QT_TRANSLATE_NOOP("octroi::models::Format", "The answer is none of a Prometheus. Check the address.")},
        {"prometheus_error", QT_TRANSLATE_NOOP("octroi::models::Format", "Prometheus could not answer the question. The details say why.")},
        {"mapping_line", QT_TRANSLATE_NOOP("octroi::models::Format", "A line of the names cannot be read.")},
        {"mapping_requests", QT_TRANSLATE_NOOP("octroi::models::Format", "The names tell no metric that counts requests.")},
        {"mapping_bytes", QT_TRANSLATE_NOOP("octroi::models::Format", "Bytes need the label of the direction and its two values.")},
        {"session_ended", QT_TRANSLATE_NOOP("octroi::models::Format", "The session has ended. Sign in again.")},
        {"browser_silent", QT_TRANSLATE_NOOP("octroi::models::Format", "The browser did not come back. Try again.")},
        {"expired_token", QT_TRANSLATE_NOOP("octroi::models::Format", "Nobody typed the code in time. Try again.")},
        {"access_denied", QT_TRANSLATE_NOOP("octroi::models::Format", "The sign-in was refused there.")},
        {"issuer_mismatch",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The answer came from another server than the one that was asked, so it was dropped.")},
        {"pkce_missing",
         QT_TRANSLATE_NOOP("octroi::models::Format", "This server does not offer sign-in in the browser with PKCE.")},
        {"no_refresh_token",
         QT_TRANSLATE_NOOP("octroi::models::Format", "The server gave no refresh token, so the session would end within minutes. Allow refresh tokens for this client.")},
        {"number_range", QT_TRANSLATE_NOOP("octroi::models::Format", "A number is too small or too large.")},
        {"read_only",
         QT_TRANSLATE_NOOP("octroi::models::Format",
                           "This window is read-only. Allow changes in the bar above, then try again.")},
    };
    for (const Words &w : table) {
        if (reason == QLatin1String(w.reason))
            return Format::tr(w.sentence);
    }
    return {};
}

QString codeSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return Format::tr("It was cancelled before the server answered.");
    case ErrorCode::Network:
        return Format::tr("The server was not reached. Check that it runs and that the network is up.");
    case ErrorCode::Timeout:
        return Format::tr("The server did not answer in time. Try again.");
    case ErrorCode::Protocol:
        return Format::tr("The answer of the server was not understood. Its version may not fit this one.");
    case ErrorCode::Unauthorized:
        return Format::tr("The server does not accept the sign-in. Sign in again.");
    case ErrorCode::Forbidden:
        return Format::tr("This sign-in has no right to do that.");
    case ErrorCode::NotFound:
        return Format::tr("It does not exist any more.");
    case ErrorCode::Exists:
        return Format::tr("There is one of that name already. Choose another name.");
    case ErrorCode::Conflict:
        return Format::tr("Its state does not allow that now.");
    case ErrorCode::PreconditionFailed:
        return Format::tr("Someone else changed it meanwhile. Look at what is there now, then try again.");
    case ErrorCode::Invalid:
        return Format::tr("The server does not accept a value.");
    case ErrorCode::TooLarge:
        return Format::tr("It is larger than the server accepts.");
    case ErrorCode::RateLimited:
        return Format::tr("The server asks for a pause. Try again in a moment.");
    case ErrorCode::Unavailable:
        return Format::tr("The server cannot do that now. Try again in a moment.");
    case ErrorCode::Storage:
        return Format::tr("The data could not be read or written.");
    case ErrorCode::StorageFull:
        return Format::tr("The disk is full. Make room, then try again.");
    case ErrorCode::NewerVersion:
        return Format::tr("The data was written by a newer version. Update this one.");
    case ErrorCode::Damaged:
        return Format::tr("The data is damaged. Restore it from a backup.");
    case ErrorCode::InUse:
        return Format::tr("Another program uses it.");
    case ErrorCode::Internal:
        return Format::tr("A fault of the program. The details help to find it.");
    }
    return {};
}

} // namespace

QString Format::error(const Error &error)
{
    if (error.reason == QLatin1String("not_supported"))
        return error.detail.isEmpty() || error.detail == QLatin1String("this backend cannot do it")
                   ? tr("This backend cannot do that.")
                   : CapabilityWords::sentence(error.detail);
    const QString special = reasonSentence(error.reason);
    return special.isEmpty() ? codeSentence(error.code) : special;
}

QString Format::errorDetails(const Error &error)
{
    QStringList lines{error.toString()};
    if (!error.reason.isEmpty())
        lines << QStringLiteral("reason: ") + error.reason;
    if (!error.field.isEmpty())
        lines << QStringLiteral("field: ") + error.field;
    return lines.join(QLatin1Char('\n'));
}

} // namespace octroi::models
