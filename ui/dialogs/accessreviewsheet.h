// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/exercise.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

#include <QTimer>
#include <array>

class QStackedWidget;

namespace octroi::models {
class EvidenceModel;
class ExerciseModel;
} // namespace octroi::models
namespace octroi::widgets {
class Button;
class Label;
class Note;
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Least privilege: scopes that keys have and never used, keys that nobody uses, scopes that nobody uses,
/// over a chosen time. What is selected becomes a change, which is previewed.
class AccessReviewSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    /// No `keyIds`: all keys, and the scopes of the catalogue.
    AccessReviewSheet(pages::Context context, const QStringList &keyIds, QWidget *parent = nullptr);
    ~AccessReviewSheet() override;

    /// More changes than these are not shown one by one.
    static constexpr int kMost = 1'000;

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes); ///< to be previewed

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;

private:
    enum Part { Keys, Unused, Scopes, PartCount };

    widgets::TableView *table(Part part, const QList<int> &widths);
    QWidget *build();
    QWidget *evidence();
    void connectAll();
    void retranslate();
    void retranslateButtons();
    void ask();
    void show(const Result<change::ExerciseReport> &result);
    void showPart(int part);
    void showEvidence();
    void showStates(const Error *error);
    void showEmpty();
    void showWords(); ///< of the report: counts, summary, doubts
    QString summary() const;
    void refreshButtons();
    QList<int> selectedRows(Part part) const;
    QList<change::Change> removals() const; ///< of the selected rows
    QList<change::Change> endings(bool revoke) const;
    qint64 scopeCount() const; ///< that removals() takes away, over all keys
    QString reasonAgainst(qsizetype changes, const QString &nothing) const;

    pages::Context m_context;
    const QStringList m_keyIds;
    std::shared_ptr<const change::ExerciseReport> m_report;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    QTimer m_soon;
    bool m_first = true;
    widgets::Segments *m_parts, *m_spans;
    widgets::Label *m_summary, *m_evidenceTitle;
    QStackedWidget *m_stack;
    std::array<models::ExerciseModel *, PartCount> m_models{};
    std::array<widgets::TableView *, PartCount> m_tables{};
    QWidget *m_evidencePart = nullptr;
    models::EvidenceModel *m_evidence;
    widgets::TableView *m_evidenceTable;
    widgets::Note *m_note;
    widgets::Button *m_close, *m_suspend, *m_revoke, *m_remove;
};

} // namespace octroi::dialogs
