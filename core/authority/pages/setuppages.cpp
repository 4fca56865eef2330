// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/accounts/passwordpolicy.h"
#include "authority/pages/sitepages.h"
#include "authority/pages/qrcode.h"
#include "crypto/password.h"
#include "crypto/totp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace octroi::authority {

namespace {

constexpr auto kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// In groups of four, as it is typed by hand.
QString grouped(const QByteArray &secret)
{
    QString out;
    for (qsizetype i = 0; i < secret.size(); i += 4)
        out += (i ? QStringLiteral(" ") : QString()) + QString::fromLatin1(secret.mid(i, 4));
    return out;
}

} // namespace

Response SitePages::setupPage(Browser &browser, Credentials::Setup &setup, const char *error, int status) const
{
    const auto secret = m_s.credentials.totpOf(setup);
    if (!secret)
        return failure(browser, secret.error());
    const domain::Account &account = setup.stored.account;
    const QString language = languageOf(browser, account.locale);
    const Words &words = Words::in(language);
    const QString uri = crypto::otpauthUri(*secret, QStringLiteral("Octroi ") + browser.host(), account.name);
    return show(browser, {status, QStringLiteral("setup"), language,
                          {{QStringLiteral("account"), account.name},
                           {QStringLiteral("greeting"), account.displayName.isEmpty() ? account.name : account.displayName},
                           {QStringLiteral("error"), words.text(QString::fromLatin1(error))},
                           {QStringLiteral("qr"), qrSvg(uri, words.text(QStringLiteral("setup.qr")))},
                           {QStringLiteral("uri"), uri},
                           {QStringLiteral("secret"), grouped(crypto::base32(secret->reveal()))}},
                          {}, true});
}

SitePages::Answer SitePages::setup(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    // The token leaves the address at once, so that it stays in no history and no Referer.
    if (const QString token = visit.query.value(QStringLiteral("token")); !token.isEmpty()) {
        if (const auto known = m_s.credentials.setup(token.toLatin1()); !known)
            return failure(browser, known.error());
        browser.setSetupToken(token.toLatin1());
        return redirect(browser, QStringLiteral("/setup"));
    }
    auto setup = m_s.credentials.setup(browser.setupToken());
    if (!setup)
        return failure(browser, setup.error());
    return setupPage(browser, *setup, "", 200);
}

SitePages::Answer SitePages::postSetup(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto form = browser.ownForm();
    if (!form)
        return notOurForm(browser);
    auto setup = m_s.credentials.setup(browser.setupToken());
    if (!setup)
        return failure(browser, setup.error());
    const QString password = form->value(QStringLiteral("password"));
    if (const auto good = checkPassword(password, setup->stored.account.name); !good)
        return setupPage(browser, *setup, ("setup." + good.error().reason.toLatin1()).constData(), 422);
    auto secret = std::make_shared<Secret>(Secret::fromString(password));
    const bool queued = m_s.slow.run([this, browser, target = visit.target, token = browser.setupToken(), code = form->value(QStringLiteral("code")), secret] {
        const QByteArray hash = crypto::hashPassword(*secret);
        m_s.post([this, browser, target, token, hash, code] { passwordHashed(browser, target, token, hash, code); });
    });
    if (!queued)
        return message(browser, 503, languageOf(browser), "busy", {{QStringLiteral("wait"), 2}});
    return std::nullopt;
}

void SitePages::passwordHashed(Browser browser, const std::shared_ptr<ReplyTarget> &target, const QByteArray &token, const QByteArray &hash, const QString &code)
{
    // Asked again: the link may have been used while the password was hashed.
    auto setup = m_s.credentials.setup(token);
    if (!setup)
        return target->reply(failure(browser, setup.error()));
    const auto codes = m_s.credentials.finishSetup(callerOf(browser, setup->stored.account.id), *setup, hash, code);
    if (!codes) {
        const bool wrong = codes.error().code == ErrorCode::Invalid;
        return target->reply(wrong ? setupPage(browser, *setup, "setup.code_wrong", 422) : failure(browser, codes.error()));
    }
    browser.endSetup();
    QVariantList list;
    for (const QString &one : *codes)
        list << QVariantMap{{QStringLiteral("one"), one}};
    target->reply(show(browser, {200, QStringLiteral("recovery"), languageOf(browser, setup->stored.account.locale),
                                 {{QStringLiteral("account"), setup->stored.account.name}, {QStringLiteral("codes"), list}}, {}, false}));
}

Response SitePages::registrationOptions(Browser &browser, const domain::Account &account) const
{
    const auto challenge = m_s.credentials.newChallenge(browser.formCookie());
    if (!challenge)
        return failure(browser, challenge.error());
    QJsonArray algorithms;
    for (const int algorithm : {-7, -8, -257})
        algorithms.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("public-key")}, {QStringLiteral("alg"), algorithm}});
    const QString shown = account.displayName.isEmpty() ? account.name : account.displayName;
    const QJsonObject options{
        {QStringLiteral("challenge"), QString::fromLatin1(challenge->toBase64(kBase64Url))},
        {QStringLiteral("rp"), QJsonObject{{QStringLiteral("id"), browser.host()}, {QStringLiteral("name"), QStringLiteral("Octroi")}}},
        {QStringLiteral("user"), QJsonObject{{QStringLiteral("id"), QString::fromLatin1(account.id.toLatin1().toBase64(kBase64Url))},
                                             {QStringLiteral("name"), account.name},
                                             {QStringLiteral("displayName"), shown}}},
        {QStringLiteral("pubKeyCredParams"), algorithms},
        {QStringLiteral("timeout"), qint64(Credentials::kChallengeMs)},
        {QStringLiteral("attestation"), QStringLiteral("none")},
        {QStringLiteral("authenticatorSelection"),
         QJsonObject{{QStringLiteral("residentKey"), QStringLiteral("required")}, {QStringLiteral("requireResidentKey"), true},
                     {QStringLiteral("userVerification"), QStringLiteral("required")}}}};
    Response out{200, "application/json", QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString(), {{"Cache-Control", "no-store"}}};
    browser.addCookies(out);
    return out;
}

Result<crypto::RegisteredPasskey> SitePages::registered(Browser &browser, const QMap<QString, QString> &form) const
{
    const auto challenge = m_s.credentials.takeChallenge(browser.formCookie());
    if (!challenge)
        return challenge.error();
    const auto bytes = [&](const char *name) { return QByteArray::fromBase64(form.value(QLatin1String(name)).toLatin1(), kBase64Url); };
    return crypto::verifyRegistration(expected(browser, *challenge), bytes("client_data"), bytes("attestation"));
}

SitePages::Answer SitePages::setupPasskeyOptions(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    if (!browser.ownForm())
        return notOurForm(browser);
    const auto setup = m_s.credentials.setup(browser.setupToken());
    return setup ? registrationOptions(browser, setup->stored.account) : failure(browser, setup.error());
}

SitePages::Answer SitePages::postSetupPasskey(const Visit &visit)
{
    Browser browser(visit.request, m_s.issuerUrl);
    const auto form = browser.ownForm();
    if (!form)
        return notOurForm(browser);
    auto setup = m_s.credentials.setup(browser.setupToken());
    if (!setup)
        return failure(browser, setup.error());
    const auto passkey = registered(browser, *form);
    if (!passkey)
        return passkey.error().code == ErrorCode::Invalid ? setupPage(browser, *setup, "setup.passkey_wrong", 422) : failure(browser, passkey.error());
    const auto done = m_s.credentials.finishSetup(callerOf(browser, setup->stored.account.id), *setup, *passkey);
    if (!done)
        return done.error().code == ErrorCode::Exists ? setupPage(browser, *setup, "setup.passkey_wrong", 422) : failure(browser, done.error());
    browser.endSetup();
    return message(browser, 200, languageOf(browser, setup->stored.account.locale), "ready", {{QStringLiteral("next"), QStringLiteral("/signin")}});
}

} // namespace octroi::authority
