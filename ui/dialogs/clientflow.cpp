// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/clientflow.h"

#include "dialogs/tokenedit.h"
#include "domain/clientfacts.h"
#include "models/clientwords.h"
#include "widgets/label.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::ClientWords;
using widgets::Label;

namespace {
const QString kCode = QStringLiteral("authorization_code");
}

ClientFlow::ClientFlow(QWidget *parent)
    : QWidget(parent)
    , m_boxes(new QVBoxLayout)
    , m_error(new Label(QString(), theme::Type::Caption, theme::Color::DangerText))
    , m_redirectsLabel(new Label(QString(), theme::Type::Label))
    , m_redirectsHint(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_redirects(new TokenEdit([this](const QString &text) {
        const QString problem = ClientWords::redirectProblem(text, m_kind);
        return problem.isEmpty() ? std::pair(text.trimmed(), QString()) : std::pair(QString(), problem);
    }))
    , m_redirectsPart(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_boxes->setSpacing(6);
    column->addLayout(m_boxes);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    auto *redirects = new QVBoxLayout(m_redirectsPart);
    redirects->setContentsMargins(0, 4, 0, 0);
    redirects->setSpacing(4);
    redirects->addWidget(m_redirectsLabel);
    redirects->addWidget(m_redirects);
    m_redirectsHint->setWordWrap(true);
    redirects->addWidget(m_redirectsHint);
    m_redirectsLabel->setBuddy(m_redirects);
    column->addWidget(m_redirectsPart);
    m_redirects->setEditWidth(400);
    connect(m_redirects, &TokenEdit::changed, this, &ClientFlow::changed);
}

void ClientFlow::load(const domain::OAuthClient &client)
{
    m_kind = client.kind;
    rebuild();
    m_others.clear();
    for (const QString &type : client.grantTypes) {
        const auto found = std::find_if(m_grants.begin(), m_grants.end(), [&](const Grant &g) { return g.type == type; });
        if (found != m_grants.end())
            found->box->setChecked(true);
        else
            m_others << type;
    }
    m_redirects->setValues(client.redirectUris);
    m_redirects->setError({});
    retranslate();
    update();
}

void ClientFlow::setImpossible(const QString &grantType, const QString &why)
{
    m_impossible.insert(grantType, why);
    for (const Grant &grant : std::as_const(m_grants)) {
        if (grant.type == grantType) {
            grant.box->setEnabled(false);
            grant.box->setToolTip(why);
        }
    }
}

void ClientFlow::rebuild()
{
    for (const Grant &grant : std::as_const(m_grants)) {
        grant.box->hide();
        grant.box->deleteLater();
        grant.meaning->hide();
        grant.meaning->deleteLater();
    }
    m_grants.clear();
    while (QLayoutItem *item = m_boxes->takeAt(0))
        delete item;
    for (const QString &type : domain::grantsFor(m_kind)) {
        Grant grant{type, new QCheckBox, new Label(QString(), theme::Type::Caption, theme::Color::TextMuted)};
        grant.meaning->setWordWrap(true);
        grant.meaning->setIndent(26);
        m_boxes->addWidget(grant.box);
        m_boxes->addWidget(grant.meaning);
        grant.box->setEnabled(!m_impossible.contains(type));
        grant.box->setToolTip(m_impossible.value(type));
        connect(grant.box, &QCheckBox::toggled, this, &ClientFlow::update);
        connect(grant.box, &QCheckBox::clicked, this, &ClientFlow::changed);
        m_grants << grant;
    }
}

QStringList ClientFlow::chosen() const
{
    QStringList types = m_others;
    for (const Grant &grant : m_grants) {
        if (grant.box->isChecked())
            types << grant.type;
    }
    types.sort();
    return types;
}

void ClientFlow::update()
{
    m_error->hide();
    m_redirectsPart->setVisible(chosen().contains(kCode));
}

void ClientFlow::store(domain::OAuthClient &client) const
{
    client.grantTypes = chosen();
    client.redirectUris = client.grantTypes.contains(kCode) ? m_redirects->values() : QStringList();
}

bool ClientFlow::check()
{
    const QStringList types = chosen();
    if (types.isEmpty())
        return !showFieldError(QStringLiteral("grant_types"), tr("Choose at least one way to get a token."));
    if (!types.contains(kCode))
        return true;
    if (!m_redirects->commit()) {
        m_redirects->setFocus();
        return false;
    }
    for (const QString &uri : m_redirects->values()) {
        const QString problem = ClientWords::redirectProblem(uri, m_kind);
        if (!problem.isEmpty())
            return !showFieldError(QStringLiteral("redirect_uris"), problem);
    }
    if (m_redirects->values().isEmpty())
        return !showFieldError(QStringLiteral("redirect_uris"),
                               tr("Say where the browser goes back to after the sign-in."));
    return true;
}

bool ClientFlow::showFieldError(const QString &field, const QString &sentence)
{
    if (field == QLatin1String("redirect_uris")) {
        m_redirects->setError(sentence);
        m_redirects->setFocus();
        return true;
    }
    if (field != QLatin1String("grant_types"))
        return false;
    m_error->setText(sentence);
    m_error->show();
    return true;
}

void ClientFlow::retranslate()
{
    for (const Grant &grant : std::as_const(m_grants)) {
        grant.box->setText(ClientWords::grant(grant.type));
        grant.box->setAccessibleDescription(ClientWords::grantMeaning(grant.type));
        grant.meaning->setText(ClientWords::grantMeaning(grant.type));
    }
    m_redirectsLabel->setText(tr("Redirect URIs"));
    m_redirects->setAccessibleLabel(tr("Redirect URIs"));
    m_redirects->setPlaceholderText(m_kind == domain::ClientKind::Native ? QStringLiteral("http://127.0.0.1/callback")
                                                                         : QStringLiteral("https://app.example/callback"));
    m_redirectsHint->setText(
        m_kind == domain::ClientKind::Native
            ? tr("https, http to 127.0.0.1 with any port, or a reversed domain name like com.example.app:/callback. "
                 "Compared exactly.")
            : tr("https only, and compared character by character: no wildcards."));
}

} // namespace octroi::dialogs
