// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/clients/clientdetail.h"

#include "domain/clientfacts.h"
#include "models/clientwords.h"
#include "models/format.h"
#include "pages/clients/clientgrants.h"
#include "pages/clients/clientsecrets.h"
#include "pages/credentialusage.h"
#include "pages/objecthistory.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/tag.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QTimer>

namespace octroi::pages {

using domain::ClientStatus;
using models::ClientWords;
using models::Format;
using widgets::Button;
using widgets::IconButton;
using widgets::Label;

namespace {

QWidget *divider()
{
    auto *line = new widgets::Surface(theme::Color::BorderSubtle);
    line->setFixedHeight(1);
    return line;
}

} // namespace

ClientDetail::ClientDetail(Context context, QWidget *parent)
    : Surface(theme::Color::BgSurface, parent)
    , m_context(context)
    , m_name(new Label(QString(), theme::Type::Title))
    , m_identifier(new Label(QString(), theme::Type::Mono))
    , m_backend(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_more(new IconButton(QStringLiteral("more"), QString()))
    , m_close(new IconButton(QStringLiteral("close"), QString()))
    , m_copy(new IconButton(QStringLiteral("copy"), QString()))
    , m_path(new widgets::Link)
    , m_state(new widgets::ChipLabel)
    , m_kind(new widgets::Tag)
    , m_edit(new Button(QString(), Button::Kind::Secondary))
    , m_suspend(new Button(QString(), Button::Kind::Secondary))
    , m_revoke(new Button(QString(), Button::Kind::DangerLine))
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_usage(new CredentialUsage(context))
    , m_grants(new ClientGrants(context))
    , m_secrets(new ClientSecrets(context))
    , m_history(new ObjectHistory(context))
{
    setFixedWidth(theme::kDetail);
    setEdges(Qt::LeftEdge);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(scrolled());
    scroll->viewport()->setAutoFillBackground(false);
    scroll->widget()->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    connectAll();
    retranslate();
}

void ClientDetail::connectAll()
{
    const auto edit = [this](const char *what) {
        return [this, what] { Q_EMIT editRequested(QString::fromLatin1(what)); };
    };
    connect(m_close, &QAbstractButton::clicked, this, &ClientDetail::closed);
    connect(m_copy, &QAbstractButton::clicked, this, &ClientDetail::copyIdentifier);
    connect(m_path, &QAbstractButton::clicked, this, [this] { Q_EMIT partnerRequested(partnerId()); });
    connect(m_edit, &QAbstractButton::clicked, this, edit("client"));
    connect(m_suspend, &QAbstractButton::clicked, this, [this] {
        Q_EMIT changeRequested(m_client.suspendedAt.isValid() ? change::Change(change::ResumeClient{m_client.id})
                                                              : change::Change(change::SuspendClient{m_client.id}));
    });
    connect(m_revoke, &QAbstractButton::clicked, this,
            [this] { Q_EMIT changeRequested(change::RevokeClient{m_client.id}); });
    connect(m_grants, &ClientGrants::editRequested, this, edit("client"));
    connect(m_secrets, &ClientSecrets::editRequested, this, edit("client"));
    connect(m_secrets, &ClientSecrets::addRequested, this, edit("client_secret"));
    connect(m_secrets, &ClientSecrets::rotateRequested, this, edit("client_rotate"));
    connect(m_secrets, &ClientSecrets::revokeRequested, this, [this](const QString &secretId) {
        Q_EMIT changeRequested(change::RevokeClientSecret{m_client.id, secretId});
    });
    connect(m_history, &ObjectHistory::showAllRequested, this, &ClientDetail::auditRequested);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu);
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &ClientDetail::showState);
}

QWidget *ClientDetail::head()
{
    auto *bar = new QWidget;
    bar->setFixedHeight(48);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(8);
    auto *icon = new Label;
    const auto paint = [this, icon] {
        icon->setPixmap(theme::pixmap(QStringLiteral("client"), theme::Color::TextSecondary, theme::kIcon,
                                      devicePixelRatioF()));
    };
    paint();
    connect(&theme::Theme::instance(), &theme::Theme::changed, icon, paint);
    m_name->setElided(true);
    row->addWidget(icon);
    row->addWidget(m_name, 1);
    row->addWidget(m_more);
    row->addWidget(m_close);
    return bar;
}

QWidget *ClientDetail::actions()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_edit);
    row->addWidget(m_suspend);
    row->addStretch(1);
    row->addWidget(m_revoke);
    return bar;
}

QWidget *ClientDetail::top()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(16, 0, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_path, 0, Qt::AlignLeading);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(8);
    chips->addWidget(m_state);
    chips->addWidget(m_kind);
    chips->addWidget(m_backend, 1);
    column->addLayout(chips);
    auto *box = new widgets::Surface(theme::Color::BgSunken);
    box->setFixedHeight(32);
    auto *identifier = new QHBoxLayout(box);
    identifier->setContentsMargins(8, 0, 4, 0);
    m_identifier->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setSmall(true);
    identifier->addWidget(m_identifier, 1);
    identifier->addWidget(m_copy);
    column->addWidget(box);
    column->addWidget(actions());
    m_note->setSmall(true);
    column->addWidget(m_note);
    return part;
}

QWidget *ClientDetail::scrolled()
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top());
    for (QWidget *part : {static_cast<QWidget *>(m_secrets), static_cast<QWidget *>(m_usage),
                          static_cast<QWidget *>(m_grants), static_cast<QWidget *>(m_history)}) {
        column->addWidget(divider());
        column->addWidget(part);
    }
    column->addStretch(1);
    return all;
}

void ClientDetail::retranslate()
{
    m_more->setName(tr("More actions"));
    m_close->setName(tr("Close the details"));
    m_copy->setName(tr("Copy the identifier"));
    m_edit->setText(tr("Edit…"));
    m_revoke->setText(tr("Revoke…"));
    setAccessibleName(tr("Details of the client"));
    m_usage->retranslate();
    m_grants->retranslate();
    m_secrets->retranslate();
    m_history->retranslate();
    showState();
}

void ClientDetail::setClient(const domain::OAuthClient &client)
{
    const bool another = client.id != m_client.id, changed = another || client.version != m_client.version;
    if (!changed && client == m_client)
        return;
    m_client = client;
    m_secrets->setClient(client);
    m_grants->setClient(client);
    showState();
    m_usage->setClient(client.id);
    m_history->setObject(client.id);
    if (!another && changed)
        m_history->refresh();
}

QString ClientDetail::partnerId() const
{
    const auto *application = m_context.inventory->application(m_client.applicationId);
    return application ? application->partnerId : QString();
}

QString ClientDetail::reasonAgainst() const
{
    if (m_context.spine->isReadOnly())
        return tr("This window is read-only.");
    if (m_client.revokedAt.isValid())
        return tr("The client is revoked, which is for ever.");
    return {};
}

void ClientDetail::showState()
{
    const auto *application = m_context.inventory->application(m_client.applicationId);
    const auto *partner = m_context.inventory->partner(partnerId());
    const ClientStatus status = m_client.statusAt(m_context.clock->now());
    m_name->setText(m_client.name);
    m_path->setText(tr("%1 › %2", "partner, application")
                        .arg(partner ? partner->name : QString(), application ? application->name : QString()));
    m_path->setVisible(partner != nullptr);
    m_state->setText(ClientWords::status(status));
    m_state->setTone(theme::Tone(ClientWords::statusTone(status)));
    m_kind->setText(ClientWords::kind(m_client.kind));
    m_kind->setToolTip(ClientWords::kindMeaning(m_client.kind));
    m_backend->setText(m_context.backend->info().name);
    m_identifier->setText(m_client.id);
    m_suspend->setText(m_client.suspendedAt.isValid() ? tr("Resume") : tr("Suspend…"));
    const QString reason = reasonAgainst();
    for (Button *button : {m_edit, m_suspend, m_revoke})
        button->setDisabledReason(reason);
    m_grants->setEditable(reason.isEmpty(), reason);
    m_secrets->setEditable(reason.isEmpty(), reason);
    showNote();
}

void ClientDetail::showNote()
{
    const bool suspended = m_client.statusAt(m_context.clock->now()) == ClientStatus::Suspended;
    m_note->setTone(suspended ? theme::Tone::Info : theme::Tone::Warning);
    m_note->setIconName(suspended ? QStringLiteral("pause") : QStringLiteral("clock"));
    const QString text = suspended ? tr("Suspended on %1. It gets no token until it is resumed.")
                                         .arg(Format::exact(m_client.suspendedAt))
                                   : warning();
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

// One line at most: what an administrator should know before touching the client.
QString ClientDetail::warning() const
{
    const QDateTime now = m_context.clock->now();
    if (m_client.statusAt(now) != ClientStatus::Active)
        return {};
    const auto works = [&](const domain::ClientSecret &s) { return s.worksAt(now); };
    const auto working = std::count_if(m_client.secrets.begin(), m_client.secrets.end(), works);
    if (domain::usesSecret(m_client) && working == 0)
        return tr("None of its secrets works: it gets no token.");
    const auto newest = std::find_if(m_client.secrets.begin(), m_client.secrets.end(), works);
    if (working > 1 && domain::usesSecret(m_client)) {
        const bool moved = newest->lastUsedAt.isValid();
        return moved ? tr("%n secret(s) work. The newest is in use: the older ones can go.", nullptr, int(working))
                     : tr("%n secret(s) work. The newest has not been used yet.", nullptr, int(working));
    }
    const QDateTime end = domain::proofEndsAt(m_client, now);
    if (end.isValid() && now.daysTo(end) <= 30)
        return tr("What it proves itself with ends on %1. Rotate it before.").arg(Format::exact(end));
    if (m_client.lastUsedAt.isValid() && m_client.lastUsedAt.daysTo(now) > 90)
        return tr("Silent for %n day(s). Ask whether it is still needed.", nullptr, int(m_client.lastUsedAt.daysTo(now)));
    return {};
}

void ClientDetail::fillMenu(QMenu &menu)
{
    const QString reason = reasonAgainst();
    const auto add = [&](const QString &text, const QString &icon, const QString &against, auto &&what) {
        QAction *action = menu.addAction(theme::icon(icon, theme::Color::TextSecondary, theme::kIconSmall), text);
        action->setEnabled(against.isEmpty());
        action->setToolTip(against);
        connect(action, &QAction::triggered, this, what);
    };
    menu.setToolTipsVisible(true);
    if (domain::usesSecret(m_client)) {
        add(tr("Add a secret…"), QStringLiteral("plus"), reason,
            [this] { Q_EMIT editRequested(QStringLiteral("client_secret")); });
        add(tr("Rotate the secret…"), QStringLiteral("rotate"), reason,
            [this] { Q_EMIT editRequested(QStringLiteral("client_rotate")); });
        menu.addSeparator();
    }
    add(tr("Show the partner"), QStringLiteral("partners"), {}, [this] { Q_EMIT partnerRequested(partnerId()); });
    add(tr("Show in the audit log"), QStringLiteral("audit"), {}, [this] { Q_EMIT auditRequested(); });
}

void ClientDetail::copyIdentifier()
{
    QGuiApplication::clipboard()->setText(m_client.id);
    m_copy->setIconName(QStringLiteral("check"));
    QTimer::singleShot(1500, m_copy, [copy = m_copy] { copy->setIconName(QStringLiteral("copy")); });
}

} // namespace octroi::pages
