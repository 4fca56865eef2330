// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/conflict.h"
#include "pages/page.h"
#include "widgets/sheet.h"

class QGridLayout;

namespace octroi::widgets {
class Button;
class Label;
class Note;
class ProgressLine;
class Segments;
class Surface;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Somebody else changed the object first: what it was, what it is now and what this change wants, field by
/// field, and which of them is taken. Fields that only one side changed are merged unless somebody chooses.
class ConflictSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    ConflictSheet(pages::Context context, const change::Change &mine, qint64 basedOn, QWidget *parent = nullptr);

Q_SIGNALS:
    /// To be applied on their version.
    void resolved(const octroi::change::Change &change);
    void theirsTaken(); ///< nothing is left to do

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void show(const Result<change::Conflict> &conflict);
    void fill();
    void addHead();
    void addRow(int row, const change::ConflictField &field);
    void choose(change::Side side);
    void finish();
    void retranslate();
    QHash<QString, change::Side> chosen() const;

    pages::Context m_context;
    change::Change m_mine;
    const qint64 m_basedOn;
    std::optional<change::Conflict> m_conflict;
    QHash<QString, widgets::Segments *> m_sides;
    QWidget *m_rows;
    QGridLayout *m_grid;
    widgets::Surface *m_frame = nullptr;
    bool m_settled = false; ///< nothing of mine is left to be done
    widgets::Label *m_who;
    widgets::ProgressLine *m_progress;
    widgets::Note *m_problem;
    widgets::Button *m_cancel, *m_theirs, *m_allMine, *m_merge;
};

} // namespace octroi::dialogs
