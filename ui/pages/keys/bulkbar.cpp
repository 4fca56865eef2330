// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keys/bulkbar.h"

#include "models/format.h"
#include "widgets/button.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/link.h"

#include <QGraphicsDropShadowEffect>
#include <QHBoxLayout>
#include <QPainter>

namespace octroi::pages {

using widgets::Button;

BulkBar::BulkBar(QWidget *parent)
    : QWidget(parent)
    , m_count(new widgets::Label(QString(), theme::Type::Strong))
    , m_match(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextMuted))
    , m_all(new widgets::Link)
    , m_suspend(new Button(QString(), Button::Kind::Secondary))
    , m_resume(new Button(QString(), Button::Kind::Secondary))
    , m_revoke(new Button(QString(), Button::Kind::DangerLine))
    , m_more(new Button(QString(), Button::Kind::Secondary))
    , m_close(new widgets::IconButton(QStringLiteral("close"), QString()))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    for (QWidget *w : QList<QWidget *>{m_count, m_match, m_all})
        row->addWidget(w);
    row->addSpacing(8);
    for (QWidget *w : QList<QWidget *>{m_suspend, m_resume, m_revoke, m_more, m_close})
        row->addWidget(w);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(24);
    shadow->setOffset(0, 6);
    shadow->setColor(theme::color(theme::Color::Scrim));
    setGraphicsEffect(shadow);
    connect(m_all, &QAbstractButton::clicked, this, &BulkBar::selectAllRequested);
    connect(m_suspend, &QAbstractButton::clicked, this, &BulkBar::suspendRequested);
    connect(m_resume, &QAbstractButton::clicked, this, &BulkBar::resumeRequested);
    connect(m_revoke, &QAbstractButton::clicked, this, &BulkBar::revokeRequested);
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { Q_EMIT moreRequested(m_more->mapToGlobal(QPoint(0, 0))); });
    connect(m_close, &QAbstractButton::clicked, this, &BulkBar::closed);
    retranslate();
}

void BulkBar::setCounts(int selected, int matching)
{
    m_selected = selected;
    m_matching = matching;
    m_count->setText(tr("%n selected", nullptr, selected));
    m_match->setText(tr("%n match", nullptr, matching));
    m_all->setText(tr("Select all %1").arg(models::Format::count(matching)));
    m_all->setVisible(selected < matching);
    adjustSize();
}

void BulkBar::setReadOnly(bool readOnly, const QString &reason)
{
    for (Button *button : {m_suspend, m_resume, m_revoke, m_more})
        button->setDisabledReason(readOnly ? reason : QString());
}

void BulkBar::retranslate()
{
    m_suspend->setText(tr("Suspend…"));
    m_resume->setText(tr("Resume"));
    m_revoke->setText(tr("Revoke…"));
    m_more->setText(tr("More…"));
    m_close->setName(tr("Clear the selection"));
    setAccessibleName(tr("Actions on the selection"));
    setCounts(m_selected, m_matching);
}

void BulkBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(theme::Color::BorderDefault), 1));
    painter.setBrush(theme::color(theme::Color::BgRaised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace octroi::pages
