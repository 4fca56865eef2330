// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/campaignrun.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

#include <QTimer>
#include <atomic>
#include <memory>

class QStandardItemModel;
class QVBoxLayout;

namespace octroi::models {
class SealedFolder;
}
namespace octroi::pages {
class FilterAssist;
}
namespace octroi::widgets {
class Button;
class Field;
class FilterField;
class Label;
class Note;
class ProgressLine;
class Segments;
class Steps;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

class SealChoice;

/// A rotation campaign from its name to its result, in steps with what will happen beside them; or the rest of one
/// that was cut off.
class CampaignSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    /// A new one, of these keys or, where there are none, of a filter. `typed`: their number is typed first.
    CampaignSheet(pages::Context context, const QStringList &keyIds, const QString &filter, bool typed,
                  QWidget *parent = nullptr);
    /// What of this one is not delivered.
    CampaignSheet(pages::Context context, const domain::Campaign &campaign, QWidget *parent = nullptr);
    ~CampaignSheet() override;

    bool isPlanned() const { return !m_soon.isActive() && !m_searching && !m_planning; } ///< what would happen is shown

Q_SIGNALS:
    void done(const QString &summary, bool undoable, const QString &objectId);
    void showRequested(const QString &campaignId);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;

private:
    enum class Phase { Choosing, Running, Finished };

    static constexpr qint64 kDay = 86'400;
    static constexpr qint64 kOverlaps[] = {kDay, 7 * kDay, 30 * kDay, 90 * kDay};
    static constexpr qint64 kQuiets[] = {0, kDay, 3 * kDay, 7 * kDay, 14 * kDay};

    /// What the plan comes to.
    struct Reckoned
    {
        QStringList keyIds; ///< that get a successor
        int applications = 0;
        int endBefore = 0; ///< of them expire before the overlap ends
    };

    CampaignSheet(pages::Context context, const domain::Campaign &campaign, const QStringList &keyIds, bool typed, QWidget *parent);
    void build();
    QWidget *keysStep();
    QWidget *timesStep();
    QWidget *deliveryStep();
    QWidget *side();
    void connectParts();
    void retranslate();

    void search(); ///< the keys of the filter
    void planSoon();
    void plan();
    void takePlan(const change::Plan &plan, qint64 overlapSeconds);
    void refresh();
    void fillLines();
    void fillRest();
    void addLine(const char *icon, theme::Color color, const QString &text);
    void showImpossible();
    void refreshSteps();
    void refreshFoot();
    bool bySelection() const;
    domain::Campaign draft() const; ///< with the keys that can be rotated
    QString problem() const;        ///< what is still missing
    QString confirmation() const;

    void submit();
    void start();
    void setPhase(Phase phase);
    void finish(const change::CampaignRun::Outcome &outcome);
    void showFailures(const change::CampaignRun::Outcome &outcome);
    void chooseFolder();
    void say(theme::Tone tone, const QString &sentence); ///< "" hides

    pages::Context m_context;
    const bool m_typed, m_rest; ///< m_rest: of a campaign that is there
    QStringList m_selected, m_found; ///< by hand, by the filter
    domain::Campaign m_campaign;     ///< once there is one
    change::Plan m_plan;
    Reckoned m_reckoned;
    change::CampaignRun *m_run;
    std::shared_ptr<models::SealedFolder> m_folder;
    std::shared_ptr<std::atomic_bool> m_cancelled; ///< of a search
    Phase m_phase = Phase::Choosing;
    bool m_searching = false, m_planning = false, m_stopping = false;
    quint64 m_turn = 0; ///< of planning
    QTimer m_soon;

    widgets::Steps *m_steps;
    widgets::Field *m_name, *m_place, *m_confirm;
    widgets::Segments *m_source, *m_overlap, *m_quiet;
    widgets::FilterField *m_filter;
    pages::FilterAssist *m_assist;
    widgets::Label *m_overlapLabel, *m_quietLabel, *m_impossibleTitle, *m_sideTitle, *m_progressText;
    widgets::TableView *m_impossible;
    QStandardItemModel *m_impossibleRows;
    SealChoice *m_seal;
    QVBoxLayout *m_lines = nullptr;
    widgets::ProgressLine *m_progress;
    widgets::Note *m_note;
    widgets::Button *m_choose, *m_cancel = nullptr, *m_submit = nullptr;
};

} // namespace octroi::dialogs
