// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/rangedialog.h"

#include "widgets/button.h"
#include "widgets/label.h"

#include <QDateTimeEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace octroi::pages {

namespace {
constexpr double kHour = 3'600, kThreeYears = 3 * 366 * 86'400.0;
}

RangeDialog::RangeDialog(const usage::Window &window, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_zone(zone)
    , m_from(new QDateTimeEdit)
    , m_to(new QDateTimeEdit)
    , m_problem(new widgets::Label({}, theme::Type::Caption, theme::Color::DangerText))
    , m_show(new widgets::Button(tr("Show"), widgets::Button::Kind::Primary))
{
    setWindowTitle(tr("Range"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    auto *form = new QFormLayout;
    form->addRow(tr("From"), m_from);
    form->addRow(tr("To"), m_to);
    layout->addLayout(form);
    layout->addWidget(new widgets::Label(tr("Times of %1").arg(QString::fromLatin1(zone.id())), theme::Type::Caption,
                                         theme::Color::TextMuted));
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new widgets::Button(tr("Cancel"));
    buttons->addWidget(cancel);
    buttons->addWidget(m_show);
    layout->addLayout(buttons);
    m_show->setDefault(true);
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    for (QDateTimeEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setMinimumWidth(220);
        // The field shows the zone's wall clock; which zone that is, it does not know.
        edit->setTimeSpec(Qt::UTC);
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &RangeDialog::check);
    }
    const auto put = [this](QDateTimeEdit *edit, double seconds) {
        const QDateTime there = QDateTime::fromSecsSinceEpoch(qint64(seconds), m_zone);
        edit->setDateTime(QDateTime(there.date(), there.time(), Qt::UTC));
    };
    put(m_from, window.from);
    put(m_to, window.to);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_show, &QPushButton::clicked, this, [this] {
        Q_EMIT rangeChosen(secondsOf(*m_from), secondsOf(*m_to));
        accept();
    });
    check();
}

double RangeDialog::secondsOf(const QDateTimeEdit &edit) const
{
    const QDateTime wall = edit.dateTime();
    return double(QDateTime(wall.date(), wall.time(), m_zone).toSecsSinceEpoch());
}

void RangeDialog::check()
{
    const double length = secondsOf(*m_to) - secondsOf(*m_from);
    m_problem->setText(length < kHour          ? tr("It ends less than an hour after its begin.")
                       : length > kThreeYears ? tr("It is longer than three years.")
                                              : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_show->setEnabled(m_problem->text().isEmpty());
}

} // namespace octroi::pages
