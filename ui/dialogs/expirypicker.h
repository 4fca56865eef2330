// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/clock.h"

#include <QDateTime>
#include <QWidget>

class QDateEdit;

namespace octroi::widgets {
class Note;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Until when a key lives: presets or a day, within what its scopes allow. The end is the last minute of
/// the chosen day in local time.
class ExpiryPicker : public QWidget
{
    Q_OBJECT
public:
    explicit ExpiryPicker(const Clock &clock, QWidget *parent = nullptr);

    QDateTime expiresAt() const; ///< UTC; null: never
    void setExpiresAt(const QDateTime &time);
    /// At most so many days from `since` on because of that scope; 0: no bound.
    void setLongestLife(int days, const QString &scope, const QDateTime &since = {});
    /// When an old key ends that has a successor: not never.
    void setDeadline(bool deadline);
    int days() const;        ///< from today on; -1: never
    QString problem() const; ///< why the choice cannot be taken; "" when it can
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void choosePreset(int index);
    void update();
    QDate lastDay() const;
    QDate today() const;

    const Clock &m_clock;
    widgets::Segments *m_presets;
    QDateEdit *m_date;
    widgets::Note *m_note;
    bool m_deadline = false;
    int m_longest = 0;
    QString m_scope;
    QDateTime m_since;
};

} // namespace octroi::dialogs
