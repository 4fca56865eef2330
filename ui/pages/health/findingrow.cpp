// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/health/findingrow.h"

#include "models/format.h"
#include "models/healthwords.h"
#include "theme/paint.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/sparkline.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace octroi::pages {

using models::Format;
using models::HealthWords;
using widgets::Button;
using widgets::Label;

namespace {

constexpr int kHigh = 64, kChip = 80, kCount = 64, kSparkDays = 42;

} // namespace

FindingRow::FindingRow(health::Rule rule, QWidget *parent)
    : QWidget(parent)
    , m_rule(rule)
    , m_chip(new widgets::ChipLabel)
    , m_count(new Label(QString(), theme::Type::Title))
    , m_title(new Label(QString(), theme::Type::Strong))
    , m_caption(new Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_spark(new widgets::Sparkline)
    , m_fix(new Button(QString(), Button::Kind::Secondary))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(16);
    row->addWidget(m_chip);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_count);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch(1);
    for (Label *label : {m_title, m_caption}) {
        label->setElided(true);
        words->addWidget(label);
    }
    words->addStretch(1);
    row->addLayout(words, 1);
    m_spark->setFixedSize(54, 24);
    m_spark->setMuted(true);
    m_spark->setAttribute(Qt::WA_TransparentForMouseEvents);
    row->addWidget(m_spark);
    row->addWidget(m_fix);
    for (QWidget *part : std::initializer_list<QWidget *>{m_chip, m_count, m_title, m_caption})
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_fix, &QAbstractButton::clicked, this, &FindingRow::fixRequested);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &FindingRow::fit);
    fit();
}

void FindingRow::fit()
{
    setFixedHeight(theme::withText(kHigh));
    m_chip->setFixedWidth(theme::withText(kChip));
    m_count->setFixedWidth(theme::withText(kCount));
    update();
}

void FindingRow::show(const health::Report &report, const health::History &history)
{
    const qint64 count = report.finding(m_rule).count();
    const health::Severity severity = severityOf(m_rule);
    m_chip->setText(HealthWords::severity(severity));
    m_chip->setTone(theme::Tone(int(HealthWords::tone(severity))));
    m_count->setText(Format::shortCount(count));
    m_title->setText(HealthWords::counted(report, m_rule));
    m_caption->setText(HealthWords::caption(report, m_rule));
    const QList<qint32> days = history.counts(m_rule, kSparkDays);
    m_spark->setValues(days.size() > 1 ? days : QList<qint32>());
    m_spark->setVisible(days.size() > 1);
    m_spark->setAccessibleName(tr("Count in the last weeks"));
    const QString fix = HealthWords::fix(fixOf(m_rule), int(std::min<qint64>(count, 1'000'000'000)));
    m_fix->setText(fix);
    m_fix->setVisible(!fix.isEmpty() && count > 0);
    setAccessibleName(tr("%1 %2, %3", "number, what was found, severity")
                          .arg(m_count->text(), m_title->text(), m_chip->text()));
    setAccessibleDescription(m_caption->text());
}

void FindingRow::setSelected(bool selected)
{
    m_selected = selected;
    update();
}

QWidget *FindingRow::fixButton() const
{
    return m_fix;
}

void FindingRow::setDisabledReason(const QString &reason)
{
    m_fix->setDisabledReason(reason);
}

void FindingRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_selected || m_hovered)
        painter.fillRect(rect(), theme::color(m_selected ? theme::Color::BgSelected : theme::Color::BgHover));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::color(theme::Color::BorderSubtle));
    if (m_selected) {
        const int left = layoutDirection() == Qt::RightToLeft ? width() - 3 : 0;
        painter.fillRect(QRect(left, 0, 3, height() - 1), theme::color(theme::Color::Accent));
    }
    if (hasFocus() && m_byKeyboard) {
        painter.setRenderHint(QPainter::Antialiasing);
        theme::paintBox(painter, QRectF(rect()).adjusted(2, 2, -2, -3), 4, QColor(), theme::color(theme::Color::FocusRing), 2);
    }
}

void FindingRow::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    event->accept();
    Q_EMIT chosen();
}

void FindingRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT moved(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT chosen();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindingRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_byKeyboard = event->reason() != Qt::MouseFocusReason;
    update();
}

void FindingRow::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void FindingRow::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_hovered = true;
    update();
}

void FindingRow::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = false;
    update();
}

} // namespace octroi::pages
