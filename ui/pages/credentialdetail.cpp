// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/credentialdetail.h"

#include "models/backendcolour.h"
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

CredentialDetail::CredentialDetail(Context context, const QString &iconName, QWidget *parent)
    : Surface(theme::Color::BgSurface, parent)
    , m_context(context)
    , m_name(new Label(QString(), theme::Type::Title))
    , m_identifier(new Label(QString(), theme::Type::Mono))
    , m_backend(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_square(new Surface(theme::Color(int(theme::Color::Chart1) + models::backendColour(*context.backend))))
    , m_more(new IconButton(QStringLiteral("more"), QString()))
    , m_close(new IconButton(QStringLiteral("close"), QString()))
    , m_copy(new IconButton(QStringLiteral("copy"), QString()))
    , m_path(new widgets::Link)
    , m_state(new widgets::ChipLabel)
    , m_tag(new widgets::Tag)
    , m_note(new widgets::Note(theme::Tone::Warning))
{
    setEdges(Qt::LeftEdge);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head(iconName));
    connect(m_close, &QAbstractButton::clicked, this, &CredentialDetail::closed);
    connect(m_copy, &QAbstractButton::clicked, this, &CredentialDetail::copyIdentifier);
    connect(m_path, &QAbstractButton::clicked, this, [this] { Q_EMIT partnerRequested(partnerId()); });
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        fillMenu(*menu);
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
}

void CredentialDetail::build(const QList<Button *> &actions, const QList<QWidget *> &parts)
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top(actions));
    for (QWidget *part : parts) {
        column->addWidget(divider());
        column->addWidget(part);
    }
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(all);
    scroll->viewport()->setAutoFillBackground(false);
    all->setAutoFillBackground(false);
    static_cast<QVBoxLayout *>(layout())->addWidget(scroll, 1);
}

int CredentialDetail::widthIn(int page)
{
    return qMin(theme::withText(theme::kDetail), page);
}

void CredentialDetail::place(QWidget &page)
{
    const int width = widthIn(page.width());
    const bool mirrored = page.layoutDirection() == Qt::RightToLeft;
    setGeometry(mirrored ? 0 : page.width() - width, 0, width, page.height());
    raise();
}

QWidget *CredentialDetail::head(const QString &iconName)
{
    auto *bar = new QWidget;
    bar->setFixedHeight(48);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(8);
    auto *icon = new Label;
    const auto paint = [this, icon, iconName] {
        icon->setPixmap(theme::pixmap(iconName, theme::Color::TextSecondary, theme::kIcon, devicePixelRatioF()));
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

QWidget *CredentialDetail::top(const QList<Button *> &actions)
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(16, 0, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_path, 0, Qt::AlignLeading);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(8);
    chips->addWidget(m_state);
    chips->addWidget(m_tag);
    m_square->setFixedSize(8, 8);
    chips->addWidget(m_square);
    m_backend->setElided(true);
    chips->addWidget(m_backend, 1);
    column->addLayout(chips);
    auto *box = new Surface(theme::Color::BgSunken);
    box->setFixedHeight(theme::withText(32));
    auto *identifier = new QHBoxLayout(box);
    identifier->setContentsMargins(8, 0, 4, 0);
    m_identifier->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setSmall(true);
    identifier->addWidget(m_identifier, 1);
    identifier->addWidget(m_copy);
    column->addWidget(box);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (Button *action : actions) {
        if (action == actions.last())
            row->addStretch(1);
        row->addWidget(action);
    }
    column->addLayout(row);
    m_note->setSmall(true);
    column->addWidget(m_note);
    return part;
}

void CredentialDetail::retranslate()
{
    m_more->setName(tr("More actions"));
    m_close->setName(tr("Close the details"));
    m_copy->setName(tr("Copy the identifier"));
}

QString CredentialDetail::partnerId() const
{
    const auto *application = m_context.inventory->application(m_applicationId);
    return application ? application->partnerId : QString();
}

void CredentialDetail::showOwner(const QString &name, const QString &applicationId)
{
    m_applicationId = applicationId;
    const auto *application = m_context.inventory->application(applicationId);
    const auto *partner = m_context.inventory->partner(partnerId());
    m_name->setText(name);
    m_path->setText(tr("%1 › %2", "partner, application")
                        .arg(partner ? partner->name : QString(), application ? application->name : QString()));
    m_path->setVisible(partner != nullptr);
}

void CredentialDetail::showState(const QString &state, theme::Tone tone, const QString &tag, const QString &tagMeaning)
{
    m_state->setText(state);
    m_state->setTone(tone);
    m_tag->setText(tag);
    m_tag->setToolTip(tagMeaning);
    m_backend->setText(m_context.backend->info().name);
}

void CredentialDetail::showIdentifier(const QString &text)
{
    m_identifier->setText(text);
}

void CredentialDetail::showNote(theme::Tone tone, const QString &iconName, const QString &text)
{
    m_note->setTone(tone);
    m_note->setIconName(iconName);
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

QAction *CredentialDetail::addAction(QMenu &menu, const QString &text, const QString &iconName, const QString &reasonAgainst)
{
    QAction *action = menu.addAction(theme::icon(iconName, theme::Color::TextSecondary, theme::kIconSmall), text);
    action->setEnabled(reasonAgainst.isEmpty());
    action->setToolTip(reasonAgainst);
    return action;
}

void CredentialDetail::addLookups(QMenu &menu)
{
    connect(addAction(menu, tr("Show the partner"), QStringLiteral("partners"), {}), &QAction::triggered, this,
            [this] { Q_EMIT partnerRequested(partnerId()); });
    connect(addAction(menu, tr("Show in the audit log"), QStringLiteral("audit"), {}), &QAction::triggered, this,
            &CredentialDetail::auditRequested);
}

void CredentialDetail::copyIdentifier()
{
    QGuiApplication::clipboard()->setText(credentialId());
    m_copy->setIconName(QStringLiteral("check"));
    QTimer::singleShot(1500, m_copy, [copy = m_copy] { copy->setIconName(QStringLiteral("copy")); });
}

} // namespace octroi::pages
