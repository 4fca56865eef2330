// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/alertsbackend.h"
#include "dialogs/formsheet.h"

class QCheckBox;
class QComboBox;

namespace octroi::widgets {
class Field;
class Label;
class Note;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// A new alert rule, or one that is changed: only the fields of its kind are shown. What somebody else changed
/// meanwhile is read, and what was typed stays.
class AlertRuleSheet : public FormSheet
{
    Q_OBJECT
public:
    /// id "": a new one.
    AlertRuleSheet(pages::Context context, const domain::AlertRule &rule, QWidget *parent = nullptr);

Q_SIGNALS:
    void issued(const octroi::backends::IssuedRule &rule); ///< with the secret of its webhook

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;
    void succeeded(const change::ItemResult &result) override;

private:
    /// As they are offered; an error rate is a threshold to the backend.
    enum Choice { Threshold, ErrorRate, Silence, Anomaly, Expiry, Quota, ChoiceCount };
    void build();
    void connectParts();
    void load();
    void chooseKind();
    void fillWindows(bool keep); ///< what is chosen; else what is usual for the kind
    void fillSubjects();
    void fillObjects();
    void showParts();
    domain::AlertKind kind() const;
    domain::AlertSubject subject() const;
    /// As it is typed; nothing when something is wrong, which is said where it is.
    std::optional<domain::AlertRule> typed();
    void foretell();
    void rebase();
    bool isNew() const { return m_rule.id.isEmpty(); }

    domain::AlertRule m_rule; ///< what is changed
    domain::AlertSubject m_wanted = domain::AlertSubject::All; ///< chosen, also while the kind cannot look at it
    widgets::Field *m_name, *m_limit, *m_deviations, *m_steps, *m_key, *m_zone, *m_webhook;
    widgets::Segments *m_kind, *m_direction, *m_sides, *m_percentile;
    QComboBox *m_measure, *m_window, *m_subject, *m_object;
    QCheckBox *m_clientErrors;
    widgets::Label *m_kindLabel, *m_explained, *m_measureLabel, *m_directionLabel, *m_sidesLabel, *m_percentileLabel, *m_windowLabel, *m_subjectLabel,
        *m_objectLabel, *m_objectError;
    widgets::Note *m_foretold;
    widgets::Button *m_foretell;
    QWidget *m_measurePart = nullptr, *m_directionPart = nullptr, *m_sidesPart = nullptr, *m_percentilePart = nullptr, *m_windowPart = nullptr,
            *m_objectPart = nullptr;
};

} // namespace octroi::dialogs
