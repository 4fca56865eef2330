// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/expirypicker.h"

#include "models/format.h"
#include "widgets/note.h"
#include "widgets/segments.h"

#include <QCalendarWidget>
#include <QDateEdit>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace octroi::dialogs {

namespace {
constexpr int kPresets[] = {30, 90, 180, 365};
constexpr int kNever = 4;
constexpr int kOther = 5;
} // namespace

ExpiryPicker::ExpiryPicker(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_presets(new widgets::Segments)
    , m_date(new QDateEdit)
    , m_note(new widgets::Note(theme::Tone::Info))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_date->setCalendarPopup(true);
    m_date->setFixedSize(156, 32);
    m_date->setMinimumDate(today());
    row->addWidget(m_presets);
    row->addWidget(m_date);
    row->addStretch(1);
    column->addLayout(row);
    m_note->setSmall(true);
    column->addWidget(m_note);
    retranslate();
    m_date->setDate(today().addDays(90));
    m_presets->setCurrentIndex(1);
    connect(m_presets, &widgets::Segments::activated, this, &ExpiryPicker::choosePreset);
    connect(m_date, &QDateEdit::dateChanged, this, [this](QDate date) {
        const int left = int(today().daysTo(date));
        int index = kOther;
        for (int i = 0; i < kNever; ++i)
            index = kPresets[i] == left ? i : index;
        m_presets->setCurrentIndex(index);
        update();
        Q_EMIT changed();
    });
    update();
}

void ExpiryPicker::retranslate()
{
    m_presets->setSegments({models::Format::days(30), models::Format::days(90), models::Format::days(180),
                            models::Format::days(365), tr("Never"), tr("Date")});
    m_presets->setAccessibleName(m_deadline ? tr("End of the old keys") : tr("Expiry"));
    m_date->setAccessibleName(m_deadline ? tr("Last day of the old keys") : tr("Day of the expiry"));
    if (auto *edit = m_date->findChild<QLineEdit *>())
        edit->setAccessibleName(m_date->accessibleName());
    m_date->setDisplayFormat(models::Format::tr("d MMM yyyy", "date format as of QLocale"));
    update();
}

QDate ExpiryPicker::today() const
{
    return m_clock.now().toLocalTime().date();
}

QDate ExpiryPicker::lastDay() const
{
    if (m_longest <= 0)
        return {};
    const QDateTime since = m_since.isValid() ? m_since : m_clock.now();
    return since.toLocalTime().date().addDays(m_longest);
}

QDateTime ExpiryPicker::expiresAt() const
{
    if (m_presets->currentIndex() == kNever)
        return {};
    QDateTime end = QDateTime(m_date->date(), QTime(23, 59), Qt::LocalTime).toUTC();
    // The last allowed day ends when the key is exactly as old as its scopes allow, not at midnight.
    if (m_longest > 0) {
        const QDateTime bound = (m_since.isValid() ? m_since : m_clock.now()).addDays(m_longest);
        if (end > bound && m_date->date() == lastDay())
            end = bound.addSecs(-60);
    }
    return end;
}

void ExpiryPicker::setExpiresAt(const QDateTime &time)
{
    if (time.isValid()) {
        m_date->setDate(time.toLocalTime().date());
    } else {
        m_presets->setCurrentIndex(kNever);
    }
    update();
}

int ExpiryPicker::days() const
{
    return m_presets->currentIndex() == kNever ? -1 : int(today().daysTo(m_date->date()));
}

void ExpiryPicker::choosePreset(int index)
{
    if (index < kNever) {
        const QSignalBlocker blocker(m_date);
        m_date->setDate(today().addDays(kPresets[index]));
    } else if (index == kOther) {
        m_date->setFocus();
    }
    update();
    Q_EMIT changed();
}

void ExpiryPicker::setDeadline(bool deadline)
{
    m_deadline = deadline;
    retranslate();
}

void ExpiryPicker::setLongestLife(int days, const QString &scope, const QDateTime &since)
{
    m_longest = days;
    m_scope = scope;
    m_since = since;
    update();
}

QString ExpiryPicker::problem() const
{
    const QDate last = lastDay();
    if (m_presets->currentIndex() == kNever)
        return last.isValid() ? tr("%1 does not allow a key without expiry.").arg(m_scope) : QString();
    if (m_date->date() < today())
        return tr("The day lies in the past. Choose a later one.");
    if (last.isValid() && m_date->date() > last)
        return tr("%1 may not live longer than until %2.").arg(m_scope, models::Format::date(last));
    return {};
}

void ExpiryPicker::update()
{
    const QDate last = lastDay();
    const QString reason =
        last.isValid() ? tr("%1 may not live longer than %2.").arg(m_scope, models::Format::days(m_longest))
                       : QString();
    for (int i = 0; i < kNever; ++i)
        m_presets->setSegmentEnabled(i, !last.isValid() || today().addDays(kPresets[i]) <= last, reason);
    m_presets->setSegmentEnabled(kNever, !last.isValid() && !m_deadline, m_deadline ? tr("An old key does not go on for ever.") : reason);
    m_date->setEnabled(m_presets->currentIndex() != kNever);
    const QString wrong = problem();
    m_note->setTone(wrong.isEmpty() ? theme::Tone::Info : theme::Tone::Danger);
    m_note->setText(
        !wrong.isEmpty() ? wrong
        : reason.isEmpty()
            ? QString()
            : tr("At most %1: %2 may not live longer.").arg(models::Format::days(m_longest), m_scope));
    m_note->setVisible(!m_note->text().isEmpty());
}

} // namespace octroi::dialogs
