// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::widgets {
class Field;
class Pin;
class Segments;
class Steps;
} // namespace octroi::widgets

namespace octroi::dialogs {

class ApplicationChoice;
class ExpiryPicker;
class KeySummary;
class PlanCards;
class ScopePicker;
class TokenEdit;

/// One sheet with five steps; what the key will do stands beside them all the time.
class IssueKeySheet : public FormSheet
{
    Q_OBJECT
public:
    IssueKeySheet(pages::Context context, const QString &applicationId, QWidget *parent = nullptr);

Q_SIGNALS:
    void issued(const octroi::backends::IssuedKey &key);
    void previewRequested(const octroi::change::Change &change);

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;
    void succeeded(const change::ItemResult &result) override;

private:
    void build();
    QWidget *applicationStep();
    QWidget *scopesStep();
    QWidget *restrictionsStep();
    void fillTemplates();
    backends::NewKey newKey() const;
    bool check();
    void update();

    ApplicationChoice *m_application;
    widgets::Label *m_environmentLabel;
    widgets::Field *m_name;
    widgets::Segments *m_environment;
    ScopePicker *m_scopes;
    QWidget *m_templates;
    ExpiryPicker *m_expiry;
    TokenEdit *m_addresses, *m_referrers;
    PlanCards *m_plans;
    KeySummary *m_summary;
    widgets::Steps *m_steps;
    widgets::Button *m_preview;
};

} // namespace octroi::dialogs
