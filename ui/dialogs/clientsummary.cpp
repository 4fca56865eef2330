// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/clientsummary.h"

#include "backends/toldcalls.h"
#include "dialogs/summaryline.h"
#include "domain/clientfacts.h"
#include "models/clientwords.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/note.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::ClientWords;
using widgets::Label;

ClientSummary::ClientSummary(pages::Context context, QWidget *parent)
    : Surface(theme::Color::BgSunken, parent)
    , m_context(context)
    , m_lines(new QVBoxLayout)
    , m_note(new widgets::Note(theme::Tone::Warning))
{
    setFixedWidth(304);
    setEdges(Qt::LeftEdge, theme::Color::BorderSubtle);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_lines->setSpacing(8);
    column->addLayout(m_lines);
    m_note->setSmall(true);
    column->addWidget(m_note);
    column->addStretch(1);
    scroll->setWidget(inner);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    outer->addWidget(scroll);
    setAccessibleName(tr("What this client will be"));
}

void ClientSummary::addHead(const QString &text)
{
    auto *head = new Label(text, theme::Type::Strong);
    head->setWordWrap(true);
    m_lines->addWidget(head);
}

void ClientSummary::show(const domain::OAuthClient &client)
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    addHead(tr("What this client does"));
    for (const QString &grant : client.grantTypes)
        m_lines->addWidget(summaryLine(QStringLiteral("check"), ClientWords::grantMeaning(grant).toHtmlEscaped(),
                                       theme::Color::AccentText));
    const int scopes = int(client.scopes.size());
    m_lines->addWidget(summaryLine(QStringLiteral("scopes"),
                                   scopes > 0 ? tr("It asks for %n scope(s) at most.", nullptr, scopes)
                                              : tr("Its tokens open only endpoints that ask for no scope."),
                                   theme::Color::TextSecondary));
    m_lines->addWidget(summaryLine(QStringLiteral("clock"),
                                   tr("Its tokens live %1.").arg(ClientWords::seconds(client.accessTokenSeconds)),
                                   theme::Color::TextSecondary));
    if (!backends::toldCallsOf(*m_context.backend)) { // what another does is not for us to promise
        auto *line = new Surface(theme::Color::BorderDefault);
        line->setFixedHeight(1);
        m_lines->addWidget(line);
        addGuards(client);
    }
    const QString text = warning(client);
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

// What is so without being chosen; there is no switch for it.
void ClientSummary::addGuards(const domain::OAuthClient &client)
{
    addHead(tr("octroid sees to it that"));
    QStringList guards;
    if (client.hasGrant(QLatin1String("authorization_code")))
        guards << tr("each sign-in uses PKCE with S256") << tr("redirects are compared exactly");
    if (client.hasGrant(QLatin1String("refresh_token")))
        guards << tr("a refresh token works once, and one that is used twice ends the whole sign-in");
    if (domain::usesSecret(client))
        guards << tr("only a digest of the secret is kept");
    if (client.auth == domain::ClientAuth::PrivateKeyJwt)
        guards << tr("each assertion counts once");
    guards << tr("there is no implicit and no password grant");
    for (const QString &guard : std::as_const(guards))
        m_lines->addWidget(summaryLine(QStringLiteral("lock"), guard.toHtmlEscaped(), theme::Color::OkText));
}

// The one thing that would make it safer (RFC 9700 sections 2.2 and 2.5).
QString ClientSummary::warning(const domain::OAuthClient &client) const
{
    if (!client.consent && domain::actsForPeople(client.kind))
        return tr("Nobody will be asked. Keep that to programs of your own organisation.");
    if (client.accessTokenSeconds > 3'600 && client.tokenFormat == domain::TokenFormat::Jwt)
        return tr("A stolen token would be good for %1. Let it live an hour at most, or make it opaque.")
            .arg(ClientWords::seconds(client.accessTokenSeconds));
    if (client.auth == domain::ClientAuth::SecretPost)
        return tr("A secret in the body ends up in logs more easily. Take the header where the program can.");
    if (client.isPublic() && !client.dpopBound && client.hasGrant(QLatin1String("refresh_token")))
        return tr("Its tokens are not bound to anything. Take DPoP where the program's library knows it.");
    for (const QString &name : client.scopes) {
        const domain::Scope *scope = m_context.inventory->scope(name);
        if (scope && scope->sensitivity == domain::Sensitivity::High && domain::usesSecret(client))
            return tr("%1 is sensitive: a private key or a certificate proves more than a secret.").arg(name);
    }
    return {};
}

} // namespace octroi::dialogs
