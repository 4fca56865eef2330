// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/fix.h"
#include "health/health.h"
#include "pages/page.h"
#include "theme/theme.h"

QT_BEGIN_NAMESPACE
class QScrollArea;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Card;
class Label;
class Link;
class Note;
class PageHeader;
class ViewStates;
} // namespace octroi::widgets

namespace octroi::pages {

class FindingDetail;
class FindingRow;
class HealthSummary;

/// What is wrong with credentials, each finding with its evidence and the changes that mend it.
class HealthPage : public Page
{
    Q_OBJECT
public:
    HealthPage(Context context, health::Health &health, QWidget *parent = nullptr);
    ~HealthPage() override;

    QString pageId() const override { return QStringLiteral("health"); }
    QString pageTitle() const override;
    void open(const Target &target) override; ///< objectId: the name of a rule
    bool copyAsCsv() override;                ///< the objects of the finding that is open
    bool closeTopmost() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    /// What was chosen in a sheet: goes on with the fix of these objects.
    void fix(health::Rule rule, const std::vector<health::ObjectId> &objects, const health::FixChoice &choice);

    /// More changes than these are not shown one by one.
    static constexpr qint64 kMost = 1'000;

Q_SIGNALS:
    void rulesRequested(); ///< a sheet with the policy
    /// A sheet that asks why and until when. No objects: whatever the rule finds.
    void ignoreRequested(octroi::health::Rule rule, const std::vector<octroi::health::ObjectId> &objects);
    /// A sheet that asks for addresses or a plan, and then calls fix().
    void choiceRequested(octroi::health::Rule rule, const std::vector<octroi::health::ObjectId> &objects);
    void previewRequested(const QList<octroi::change::Change> &changes);
    void alertChanged(int highFindings); ///< for the rail

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *list();
    void connectParts();
    void retranslate();
    void updateState();
    void showError();
    void showReport();
    void showPassed();
    std::vector<health::Rule> listed() const; ///< found, or ignored
    void showRows(const std::vector<health::Rule> &rules);
    void showRule(health::Rule rule, bool focus);
    void hideDetail();
    void move(const FindingRow *from, int by);
    void fixAll(health::Rule rule);
    void ignoreChecked();
    void openObject(const health::ObjectId &object);
    void exportCsv();
    void writeCsv(const QString &path);
    void tell(theme::Tone tone, const QString &sentence);
    QString reasonAgainst() const;

    health::Health &m_health;
    widgets::PageHeader *m_header;
    widgets::Button *m_rules, *m_export, *m_again;
    widgets::Note *m_note;
    QScrollArea *m_scroll;
    widgets::ViewStates *m_states;
    HealthSummary *m_summary;
    widgets::Card *m_findings;
    std::vector<FindingRow *> m_rows;
    widgets::Link *m_passed;
    widgets::Label *m_passedList;
    FindingDetail *m_detail;
    std::optional<health::Rule> m_wanted; ///< to be opened as soon as there is a report
    std::shared_ptr<std::atomic_bool> m_exporting;
    bool m_passedOpen = false;
};

} // namespace octroi::pages
