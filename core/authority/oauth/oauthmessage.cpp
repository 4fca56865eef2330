// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/oauthmessage.h"

namespace octroi::authority {

namespace {

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthorized: return 401;
    case ErrorCode::Forbidden: return 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::RateLimited: return 429;
    case ErrorCode::Unavailable: return 503;
    case ErrorCode::StorageFull: return 507;
    case ErrorCode::Storage:
    case ErrorCode::Internal: return 500;
    default: return 400;
    }
}

/// error_description holds %x20-21 / %x23-5B / %x5D-7E only (RFC 6749 section 5.2).
QString plain(const QString &text)
{
    QString out;
    for (const QChar c : text.left(300))
        out += c < QLatin1Char(' ') || c > QLatin1Char('~') || c == QLatin1Char('"') || c == QLatin1Char('\\') ? QLatin1Char('\'') : c;
    return out;
}

} // namespace

Error oauthError(const char *error, const QString &description, ErrorCode code)
{
    return Error{code, {}, description, {}, QString::fromLatin1(error)};
}

Error oauthError(const char *error, const char *description, ErrorCode code)
{
    return oauthError(error, QString::fromLatin1(description), code);
}

Error serverError(const Error &cause)
{
    const bool full = cause.code == ErrorCode::StorageFull;
    return Error{full ? ErrorCode::StorageFull : ErrorCode::Unavailable, cause.context,
                 full ? QStringLiteral("the disk of the server is full") : QStringLiteral("the server cannot answer now"), {},
                 QStringLiteral("temporarily_unavailable")};
}

OAuthAnswer refusal(const Error &error)
{
    OAuthAnswer out;
    out.status = statusOf(error.code);
    out.body = {{QStringLiteral("error"), error.reason.isEmpty() ? QStringLiteral("server_error") : error.reason},
                {QStringLiteral("error_description"), plain(error.detail)}};
    if (error.code == ErrorCode::RateLimited)
        out.headers.emplaceBack("Retry-After", "60");
    return out;
}

OAuthAnswer resourceRefusal(const Error &error, bool dpop)
{
    OAuthAnswer out = refusal(error);
    QByteArray challenge = dpop ? "DPoP algs=\"ES256 ES384 EdDSA RS256 PS256\"" : "Bearer realm=\"octroid\"";
    if (!error.reason.isEmpty() && error.reason != QLatin1String("token_missing"))
        challenge += ", error=\"" + error.reason.toLatin1() + "\", error_description=\"" + plain(error.detail).toLatin1() + '"';
    out.headers.emplaceBack("WWW-Authenticate", challenge);
    return out;
}

} // namespace octroi::authority
