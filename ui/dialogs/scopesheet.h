// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

class QSpinBox;

namespace octroi::widgets {
class Field;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// A scope: new, or one that is there (of which the name stays).
class ScopeSheet : public FormSheet
{
    Q_OBJECT
public:
    /// `under`: a group that the new one is to lie in, "orders"; may be empty.
    ScopeSheet(pages::Context context, const QString &under, const domain::Scope *scope,
               QWidget *parent = nullptr);

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;

private:
    bool m_new;
    domain::Scope m_scope;
    widgets::Field *m_name, *m_description;
    widgets::Label *m_sensitivityLabel, *m_lifeLabel;
    widgets::Segments *m_sensitivity;
    QSpinBox *m_life;
};

} // namespace octroi::dialogs
