// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keys/keydetail.h"

#include "models/format.h"
#include "pages/keys/keygrants.h"
#include "pages/objecthistory.h"
#include "pages/keys/keyneighbours.h"
#include "pages/credentialusage.h"
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

using domain::KeyStatus;
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

KeyDetail::KeyDetail(Context context, QWidget *parent)
    : Surface(theme::Color::BgSurface, parent)
    , m_context(context)
    , m_name(new Label(QString(), theme::Type::Title))
    , m_masked(new Label(QString(), theme::Type::Mono))
    , m_backend(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_more(new IconButton(QStringLiteral("more"), QString()))
    , m_close(new IconButton(QStringLiteral("close"), QString()))
    , m_copy(new IconButton(QStringLiteral("copy"), QString()))
    , m_path(new widgets::Link)
    , m_state(new widgets::ChipLabel)
    , m_environment(new widgets::Tag)
    , m_expiry(new Button(QString(), Button::Kind::Secondary))
    , m_rotate(new Button(QString(), Button::Kind::Secondary))
    , m_revoke(new Button(QString(), Button::Kind::DangerLine))
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_usage(new CredentialUsage(context))
    , m_grants(new KeyGrants(context))
    , m_history(new ObjectHistory(context))
    , m_neighbours(new KeyNeighbours(context))
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

    connect(m_close, &QAbstractButton::clicked, this, &KeyDetail::closed);
    connect(m_copy, &QAbstractButton::clicked, this, &KeyDetail::copyIdentifier);
    connect(m_path, &QAbstractButton::clicked, this, &KeyDetail::partnerRequested);
    connect(m_expiry, &QAbstractButton::clicked, this,
            [this] { Q_EMIT editRequested(QStringLiteral("expiry")); });
    connect(m_rotate, &QAbstractButton::clicked, this,
            [this] { Q_EMIT editRequested(QStringLiteral("rotate")); });
    connect(m_revoke, &QAbstractButton::clicked, this,
            [this] { Q_EMIT changeRequested(change::RevokeKey{m_key.id}); });
    connect(m_grants, &KeyGrants::editRequested, this,
            [this] { Q_EMIT editRequested(QStringLiteral("scopes")); });
    connect(m_grants, &KeyGrants::keyLinkActivated, this, &KeyDetail::keyRequested);
    connect(m_neighbours, &KeyNeighbours::filterRequested, this, &KeyDetail::filterRequested);
    connect(m_history, &ObjectHistory::showAllRequested, this, &KeyDetail::auditRequested);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu);
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &KeyDetail::showState);
    retranslate();
}

QWidget *KeyDetail::head()
{
    auto *bar = new QWidget;
    bar->setFixedHeight(48);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(8);
    auto *icon = new Label;
    icon->setPixmap(
        theme::pixmap(QStringLiteral("key"), theme::Color::TextSecondary, theme::kIcon, devicePixelRatioF()));
    connect(&theme::Theme::instance(), &theme::Theme::changed, icon, [this, icon] {
        icon->setPixmap(theme::pixmap(QStringLiteral("key"), theme::Color::TextSecondary, theme::kIcon,
                                      devicePixelRatioF()));
    });
    m_name->setElided(true);
    row->addWidget(icon);
    row->addWidget(m_name, 1);
    row->addWidget(m_more);
    row->addWidget(m_close);
    return bar;
}

QWidget *KeyDetail::actions()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_expiry);
    row->addWidget(m_rotate);
    row->addStretch(1);
    row->addWidget(m_revoke);
    return bar;
}

QWidget *KeyDetail::scrolled()
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(16, 0, 16, 12);
    top->setSpacing(8);
    top->addWidget(m_path, 0, Qt::AlignLeading);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(8);
    chips->addWidget(m_state);
    chips->addWidget(m_environment);
    chips->addWidget(m_backend, 1);
    top->addLayout(chips);
    auto *box = new widgets::Surface(theme::Color::BgSunken);
    box->setFixedHeight(32);
    auto *identifier = new QHBoxLayout(box);
    identifier->setContentsMargins(8, 0, 4, 0);
    m_masked->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setSmall(true);
    identifier->addWidget(m_masked, 1);
    identifier->addWidget(m_copy);
    top->addWidget(box);
    top->addWidget(actions());
    m_note->setSmall(true);
    top->addWidget(m_note);
    column->addLayout(top);
    column->addWidget(divider());
    column->addWidget(m_usage);
    column->addWidget(divider());
    column->addWidget(m_grants);
    column->addWidget(divider());
    column->addWidget(m_neighbours);
    column->addWidget(divider());
    column->addWidget(m_history);
    column->addStretch(1);
    return all;
}

void KeyDetail::retranslate()
{
    m_more->setName(tr("More actions"));
    m_close->setName(tr("Close the details"));
    m_copy->setName(tr("Copy the identifier"));
    m_expiry->setText(tr("Set expiry…"));
    m_rotate->setText(tr("Rotate…"));
    m_revoke->setText(tr("Revoke…"));
    setAccessibleName(tr("Details of the credential"));
    m_usage->retranslate();
    m_grants->retranslate();
    m_history->retranslate();
    m_neighbours->retranslate();
    if (!m_key.id.isEmpty())
        showState();
}

void KeyDetail::setKey(const domain::ApiKey &key)
{
    m_key = key;
    showState();
    m_usage->setKey(key.id);
    m_grants->setKey(key);
    m_history->setObject(key.id);
    m_neighbours->setKey(key);
}

void KeyDetail::followUse()
{
    const auto key = m_key.id.isEmpty() ? std::nullopt : m_context.inventory->key(m_key.id);
    if (!key || key->lastUsedAt == m_key.lastUsedAt)
        return;
    m_key.lastUsedAt = key->lastUsedAt;
    m_grants->setKey(m_key);
    showNote();
}

void KeyDetail::refresh()
{
    m_usage->refresh();
    m_grants->refresh();
    m_history->refresh();
}

QString KeyDetail::reasonAgainst() const
{
    if (m_context.spine->isReadOnly())
        return tr("This window is read-only.");
    if (!m_context.backend->keys())
        return tr("%1 cannot change keys.").arg(m_context.backend->info().name);
    if (m_key.revokedAt.isValid())
        return tr("The key is revoked.");
    return {};
}

void KeyDetail::showState()
{
    const auto *application = m_context.inventory->application(m_key.applicationId);
    const auto *partner = application ? m_context.inventory->partner(application->partnerId) : nullptr;
    const KeyStatus status = m_key.statusAt(m_context.clock->now());
    m_name->setText(m_key.name);
    m_path->setText(
        tr("%1 › %2", "partner, application")
            .arg(partner ? partner->name : QString(), application ? application->name : QString()));
    m_state->setText(Format::status(status));
    static const theme::Tone tones[] = {theme::Tone::Ok, theme::Tone::Info, theme::Tone::Warning,
                                        theme::Tone::Neutral, theme::Tone::Danger};
    m_state->setTone(tones[int(status)]);
    m_environment->setText(Format::environment(m_key.environment));
    m_backend->setText(m_context.backend->info().name);
    m_masked->setText(m_key.maskedKey());
    const QString reason = reasonAgainst();
    for (Button *button : {m_expiry, m_rotate, m_revoke})
        button->setDisabledReason(reason);
    m_grants->setEditable(reason.isEmpty(), reason);
    showNote();
}

// One line at most: what an administrator should know before touching the key.
void KeyDetail::showNote()
{
    const QDateTime now = m_context.clock->now(), end = m_key.endsAt();
    const KeyStatus status = m_key.statusAt(now);
    const int daysLeft = end.isValid() ? int(now.daysTo(end)) : -1;
    const int silent = m_key.lastUsedAt.isValid() ? int(m_key.lastUsedAt.daysTo(now)) : -1;
    QString text;
    m_note->setTone(theme::Tone::Warning);
    m_note->setIconName(QStringLiteral("clock"));
    if (status == KeyStatus::Rotating) {
        text = tr("Being rotated: it works until %1, then only its successor does.").arg(Format::exact(end));
    } else if (status == KeyStatus::Suspended) {
        m_note->setTone(theme::Tone::Info);
        m_note->setIconName(QStringLiteral("pause"));
        text = tr("Suspended on %1. Its calls are refused until it is resumed.")
                   .arg(Format::exact(m_key.suspendedAt));
    } else if (status == KeyStatus::Active && daysLeft >= 0 && daysLeft <= 7) {
        text = silent > 7 ? tr("Expires on %1 and has been silent for %n day(s). Ask whether it still runs "
                               "before you extend it.",
                               nullptr, silent)
                                .arg(Format::date(end.toLocalTime().date()))
                          : tr("Expires on %1 and is in use. Extend or rotate it before.")
                                .arg(Format::date(end.toLocalTime().date()));
    } else if (status == KeyStatus::Active && silent > 90) {
        text = tr("Silent for %n day(s). Ask whether it is still needed.", nullptr, silent);
    }
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void KeyDetail::fillMenu(QMenu &menu)
{
    const QString reason = reasonAgainst();
    const auto add = [&](const QString &text, const QString &icon, auto &&what) {
        QAction *action =
            menu.addAction(theme::icon(icon, theme::Color::TextSecondary, theme::kIconSmall), text);
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason);
        connect(action, &QAction::triggered, this, what);
    };
    menu.setToolTipsVisible(true);
    if (m_key.suspendedAt.isValid())
        add(tr("Resume"), QStringLiteral("play"),
            [this] { Q_EMIT changeRequested(change::ResumeKey{m_key.id}); });
    else
        add(tr("Suspend…"), QStringLiteral("pause"),
            [this] { Q_EMIT changeRequested(change::SuspendKey{m_key.id}); });
    add(tr("Edit scopes…"), QStringLiteral("scopes"),
        [this] { Q_EMIT editRequested(QStringLiteral("scopes")); });
    add(tr("Rename…"), QStringLiteral("edit"), [this] { Q_EMIT editRequested(QStringLiteral("name")); });
    menu.addSeparator();
    QAction *partner = menu.addAction(
        theme::icon(QStringLiteral("partners"), theme::Color::TextSecondary, theme::kIconSmall),
        tr("Show the partner"));
    connect(partner, &QAction::triggered, this, &KeyDetail::partnerRequested);
    QAction *audit =
        menu.addAction(theme::icon(QStringLiteral("audit"), theme::Color::TextSecondary, theme::kIconSmall),
                       tr("Show in the audit log"));
    connect(audit, &QAction::triggered, this, &KeyDetail::auditRequested);
}

void KeyDetail::copyIdentifier()
{
    QGuiApplication::clipboard()->setText(m_key.id);
    m_copy->setIconName(QStringLiteral("check"));
    QTimer::singleShot(1500, m_copy, [copy = m_copy] { copy->setIconName(QStringLiteral("copy")); });
}

} // namespace octroi::pages
