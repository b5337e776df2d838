CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`tx` integer NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`patient_id` text,
	`old` text,
	`new` text,
	CONSTRAINT "audit_old" CHECK("old" IS NULL OR json_valid("old")),
	CONSTRAINT "audit_new" CHECK("new" IS NULL OR json_valid("new"))
) STRICT;
CREATE INDEX `audit_patient` ON `audit` (`patient_id`,`seq`);
CREATE TABLE `audit_ctx` (
	`id` integer PRIMARY KEY NOT NULL,
	`tx` integer NOT NULL,
	CONSTRAINT "audit_ctx_one" CHECK("id" = 1)
) STRICT;
CREATE TABLE `audit_seal` (
	`tx` integer PRIMARY KEY NOT NULL,
	`first_seq` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`at` text NOT NULL,
	`user_name` text NOT NULL,
	`role` text NOT NULL,
	`reason` text,
	`source` text NOT NULL,
	`batch_id` text,
	`app_version` text NOT NULL,
	`mac` blob NOT NULL
) STRICT;
CREATE TABLE `draft` (
	`id` text PRIMARY KEY NOT NULL,
	`user_name` text NOT NULL,
	`patient_id` text,
	`entity` text NOT NULL,
	`record_id` text,
	`base_version` integer,
	`content` text NOT NULL,
	`at` text NOT NULL,
	CONSTRAINT "draft_content" CHECK(json_valid("content"))
) STRICT;
CREATE INDEX `draft_patient` ON `draft` (`patient_id`);
CREATE TABLE `export_log` (
	`id` text PRIMARY KEY NOT NULL,
	`profile` text NOT NULL,
	`release` text NOT NULL,
	`manifest` text NOT NULL,
	`at` text NOT NULL,
	CONSTRAINT "export_log_manifest" CHECK(json_valid("manifest"))
) STRICT;
CREATE TABLE `import_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`sha256` text,
	`counts` text NOT NULL,
	`at` text NOT NULL,
	CONSTRAINT "import_batch_kind" CHECK("kind" IN ('import', 'load', 'synthetic')),
	CONSTRAINT "import_batch_counts" CHECK(json_valid("counts"))
) STRICT;
CREATE TABLE `migration` (
	`position` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`applied_at` text NOT NULL,
	`app_version` text NOT NULL
) STRICT;
CREATE TABLE `patient_summary` (
	`patient_id` text PRIMARY KEY NOT NULL,
	`study_id` text NOT NULL,
	`name` text,
	`age` real,
	`sex` text,
	`first_tace` text,
	`sessions` integer NOT NULL,
	`last_response` text,
	`bclc` text,
	`albi_grade` text,
	`child_pugh_class` text,
	`status` text NOT NULL,
	`completeness` real NOT NULL,
	`last_contact` text,
	`search_code` text NOT NULL,
	`search_identity` text NOT NULL
) STRICT;
CREATE INDEX `summary_study_id` ON `patient_summary` (`study_id`);
CREATE INDEX `summary_age` ON `patient_summary` (`age`,`study_id`);
CREATE INDEX `summary_sex` ON `patient_summary` (`sex`,`study_id`);
CREATE INDEX `summary_first_tace` ON `patient_summary` (`first_tace`,`study_id`);
CREATE INDEX `summary_sessions` ON `patient_summary` (`sessions`,`study_id`);
CREATE INDEX `summary_last_response` ON `patient_summary` (`last_response`,`study_id`);
CREATE INDEX `summary_bclc` ON `patient_summary` (`bclc`,`study_id`);
CREATE INDEX `summary_albi_grade` ON `patient_summary` (`albi_grade`,`study_id`);
CREATE INDEX `summary_child_pugh_class` ON `patient_summary` (`child_pugh_class`,`study_id`);
CREATE INDEX `summary_status` ON `patient_summary` (`status`,`study_id`);
CREATE INDEX `summary_completeness` ON `patient_summary` (`completeness`,`study_id`);
CREATE INDEX `summary_last_contact` ON `patient_summary` (`last_contact`,`study_id`);
CREATE INDEX `summary_search` ON `patient_summary` (`search_code`,`search_identity`);
CREATE TABLE `registry` (
	`id` integer PRIMARY KEY NOT NULL,
	`uuid` text NOT NULL,
	`generation` integer NOT NULL,
	`study_name` text NOT NULL,
	`created_at` text NOT NULL,
	`kdf_test` integer NOT NULL,
	CONSTRAINT "registry_one" CHECK("id" = 1),
	CONSTRAINT "registry_kdf_test" CHECK("kdf_test" IN (0, 1))
) STRICT;
CREATE TABLE `secret` (
	`name` text PRIMARY KEY NOT NULL,
	`value` blob NOT NULL,
	`created_at` text NOT NULL
) STRICT;
CREATE TABLE `study_setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text,
	CONSTRAINT "study_setting_value" CHECK("value" IS NULL OR json_valid("value"))
) STRICT;
CREATE TABLE `user` (
	`name` text PRIMARY KEY NOT NULL,
	`roles` text NOT NULL,
	`created_at` text NOT NULL,
	`removed` integer NOT NULL,
	CONSTRAINT "user_roles" CHECK(json_valid("roles")),
	CONSTRAINT "user_removed" CHECK("removed" IN (0, 1))
) STRICT;
CREATE TABLE `patient` (
	`id` text PRIMARY KEY NOT NULL,
	`study_id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`birth_date` text,
	`birth_date_missing` text,
	`age_at_index` integer,
	`age_at_index_missing` text,
	`sex` text,
	`sex_missing` text,
	`centre` text,
	`centre_missing` text,
	`country` text,
	`country_missing` text,
	`region` text,
	`region_missing` text,
	`consent_status` text,
	`consent_status_missing` text,
	`consent_date` text,
	`consent_date_missing` text,
	`date_basis` text,
	`date_basis_missing` text,
	CONSTRAINT "patient_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "patient_birth_date" CHECK("birth_date" IS NULL OR ((length("birth_date") = 4 OR length("birth_date") = 7 OR length("birth_date") = 10))),
	CONSTRAINT "patient_birth_date_missing" CHECK("birth_date_missing" IS NULL OR (("birth_date_missing" = 'ND' OR "birth_date_missing" = 'UNK' OR "birth_date_missing" = 'NA' OR "birth_date_missing" = 'REF' OR "birth_date_missing" = 'PEND' OR "birth_date_missing" = 'LOST') AND "birth_date" IS NULL)),
	CONSTRAINT "patient_age_at_index_missing" CHECK("age_at_index_missing" IS NULL OR (("age_at_index_missing" = 'ND' OR "age_at_index_missing" = 'UNK' OR "age_at_index_missing" = 'NA' OR "age_at_index_missing" = 'REF' OR "age_at_index_missing" = 'PEND' OR "age_at_index_missing" = 'LOST') AND "age_at_index" IS NULL)),
	CONSTRAINT "patient_sex" CHECK("sex" IS NULL OR (("sex" = 'female' OR "sex" = 'male' OR "sex" = 'other'))),
	CONSTRAINT "patient_sex_missing" CHECK("sex_missing" IS NULL OR (("sex_missing" = 'ND' OR "sex_missing" = 'UNK' OR "sex_missing" = 'NA' OR "sex_missing" = 'REF' OR "sex_missing" = 'PEND' OR "sex_missing" = 'LOST') AND "sex" IS NULL)),
	CONSTRAINT "patient_centre" CHECK("centre" IS NULL OR (length("centre") BETWEEN 1 AND 60)),
	CONSTRAINT "patient_centre_missing" CHECK("centre_missing" IS NULL OR (("centre_missing" = 'ND' OR "centre_missing" = 'UNK' OR "centre_missing" = 'NA' OR "centre_missing" = 'REF' OR "centre_missing" = 'PEND' OR "centre_missing" = 'LOST') AND "centre" IS NULL)),
	CONSTRAINT "patient_country" CHECK("country" IS NULL OR (length("country") BETWEEN 1 AND 60)),
	CONSTRAINT "patient_country_missing" CHECK("country_missing" IS NULL OR (("country_missing" = 'ND' OR "country_missing" = 'UNK' OR "country_missing" = 'NA' OR "country_missing" = 'REF' OR "country_missing" = 'PEND' OR "country_missing" = 'LOST') AND "country" IS NULL)),
	CONSTRAINT "patient_region" CHECK("region" IS NULL OR (length("region") BETWEEN 1 AND 60)),
	CONSTRAINT "patient_region_missing" CHECK("region_missing" IS NULL OR (("region_missing" = 'ND' OR "region_missing" = 'UNK' OR "region_missing" = 'NA' OR "region_missing" = 'REF' OR "region_missing" = 'PEND' OR "region_missing" = 'LOST') AND "region" IS NULL)),
	CONSTRAINT "patient_consent_status" CHECK("consent_status" IS NULL OR (("consent_status" = 'given' OR "consent_status" = 'withdrawn' OR "consent_status" = 'waiver'))),
	CONSTRAINT "patient_consent_status_missing" CHECK("consent_status_missing" IS NULL OR (("consent_status_missing" = 'ND' OR "consent_status_missing" = 'UNK' OR "consent_status_missing" = 'NA' OR "consent_status_missing" = 'REF' OR "consent_status_missing" = 'PEND' OR "consent_status_missing" = 'LOST') AND "consent_status" IS NULL)),
	CONSTRAINT "patient_consent_date" CHECK("consent_date" IS NULL OR ((length("consent_date") = 4 OR length("consent_date") = 7 OR length("consent_date") = 10))),
	CONSTRAINT "patient_consent_date_missing" CHECK("consent_date_missing" IS NULL OR (("consent_date_missing" = 'ND' OR "consent_date_missing" = 'UNK' OR "consent_date_missing" = 'NA' OR "consent_date_missing" = 'REF' OR "consent_date_missing" = 'PEND' OR "consent_date_missing" = 'LOST') AND "consent_date" IS NULL)),
	CONSTRAINT "patient_date_basis" CHECK("date_basis" IS NULL OR (("date_basis" = 'calendar' OR "date_basis" = 'relative'))),
	CONSTRAINT "patient_date_basis_missing" CHECK("date_basis_missing" IS NULL OR (("date_basis_missing" = 'ND' OR "date_basis_missing" = 'UNK' OR "date_basis_missing" = 'NA' OR "date_basis_missing" = 'REF' OR "date_basis_missing" = 'PEND' OR "date_basis_missing" = 'LOST') AND "date_basis" IS NULL))
) STRICT;
CREATE UNIQUE INDEX `patient_study_id_unique` ON `patient` (`study_id`);
CREATE TABLE `patient_identity` (
	`patient_id` text PRIMARY KEY NOT NULL,
	`family_name` text,
	`family_name_missing` text,
	`given_name` text,
	`given_name_missing` text,
	`hospital_no` text,
	`hospital_no_missing` text,
	`national_id` text,
	`national_id_missing` text,
	`phone` text,
	`phone_missing` text,
	`email` text,
	`email_missing` text,
	`address` text,
	`address_missing` text,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "patient_identity_family_name" CHECK("family_name" IS NULL OR (length("family_name") BETWEEN 1 AND 100)),
	CONSTRAINT "patient_identity_family_name_missing" CHECK("family_name_missing" IS NULL OR (("family_name_missing" = 'ND' OR "family_name_missing" = 'UNK' OR "family_name_missing" = 'NA' OR "family_name_missing" = 'REF' OR "family_name_missing" = 'PEND' OR "family_name_missing" = 'LOST') AND "family_name" IS NULL)),
	CONSTRAINT "patient_identity_given_name" CHECK("given_name" IS NULL OR (length("given_name") BETWEEN 1 AND 100)),
	CONSTRAINT "patient_identity_given_name_missing" CHECK("given_name_missing" IS NULL OR (("given_name_missing" = 'ND' OR "given_name_missing" = 'UNK' OR "given_name_missing" = 'NA' OR "given_name_missing" = 'REF' OR "given_name_missing" = 'PEND' OR "given_name_missing" = 'LOST') AND "given_name" IS NULL)),
	CONSTRAINT "patient_identity_hospital_no" CHECK("hospital_no" IS NULL OR (length("hospital_no") BETWEEN 1 AND 40)),
	CONSTRAINT "patient_identity_hospital_no_missing" CHECK("hospital_no_missing" IS NULL OR (("hospital_no_missing" = 'ND' OR "hospital_no_missing" = 'UNK' OR "hospital_no_missing" = 'NA' OR "hospital_no_missing" = 'REF' OR "hospital_no_missing" = 'PEND' OR "hospital_no_missing" = 'LOST') AND "hospital_no" IS NULL)),
	CONSTRAINT "patient_identity_national_id" CHECK("national_id" IS NULL OR (length("national_id") BETWEEN 1 AND 40)),
	CONSTRAINT "patient_identity_national_id_missing" CHECK("national_id_missing" IS NULL OR (("national_id_missing" = 'ND' OR "national_id_missing" = 'UNK' OR "national_id_missing" = 'NA' OR "national_id_missing" = 'REF' OR "national_id_missing" = 'PEND' OR "national_id_missing" = 'LOST') AND "national_id" IS NULL)),
	CONSTRAINT "patient_identity_phone" CHECK("phone" IS NULL OR (length("phone") BETWEEN 1 AND 40)),
	CONSTRAINT "patient_identity_phone_missing" CHECK("phone_missing" IS NULL OR (("phone_missing" = 'ND' OR "phone_missing" = 'UNK' OR "phone_missing" = 'NA' OR "phone_missing" = 'REF' OR "phone_missing" = 'PEND' OR "phone_missing" = 'LOST') AND "phone" IS NULL)),
	CONSTRAINT "patient_identity_email" CHECK("email" IS NULL OR (length("email") BETWEEN 1 AND 200)),
	CONSTRAINT "patient_identity_email_missing" CHECK("email_missing" IS NULL OR (("email_missing" = 'ND' OR "email_missing" = 'UNK' OR "email_missing" = 'NA' OR "email_missing" = 'REF' OR "email_missing" = 'PEND' OR "email_missing" = 'LOST') AND "email" IS NULL)),
	CONSTRAINT "patient_identity_address" CHECK("address" IS NULL OR (length("address") BETWEEN 1 AND 400)),
	CONSTRAINT "patient_identity_address_missing" CHECK("address_missing" IS NULL OR (("address_missing" = 'ND' OR "address_missing" = 'UNK' OR "address_missing" = 'NA' OR "address_missing" = 'REF' OR "address_missing" = 'PEND' OR "address_missing" = 'LOST') AND "address" IS NULL))
) STRICT;
CREATE TABLE `baseline` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`diagnosis_date` text,
	`diagnosis_date_missing` text,
	`diagnosis_method` text,
	`diagnosis_method_missing` text,
	`aetiology` text,
	`aetiology_missing` text,
	`cirrhosis` integer,
	`cirrhosis_missing` text,
	`varices` integer,
	`varices_missing` text,
	`portal_hypertension` integer,
	`portal_hypertension_missing` text,
	`ecog` integer,
	`ecog_missing` text,
	`ecog_cancer_related` integer,
	`ecog_cancer_related_missing` text,
	`n_tumours` integer,
	`n_tumours_innumerable` integer,
	`n_tumours_missing` text,
	`max_size_mm` real,
	`max_size_mm_missing` text,
	`bilobar` integer,
	`bilobar_missing` text,
	`multinodular` integer,
	`multinodular_missing` text,
	`growth_type` text,
	`growth_type_missing` text,
	`mvi_vp` integer,
	`mvi_vp_missing` text,
	`mvi_vv` integer,
	`mvi_vv_missing` text,
	`bile_duct` integer,
	`bile_duct_missing` text,
	`ehs` integer,
	`ehs_missing` text,
	`ehs_sites` text,
	`ehs_sites_missing` text,
	`liver_involvement_pct` real,
	`liver_involvement_pct_missing` text,
	`liver_involvement_over50` integer,
	`liver_involvement_over50_missing` text,
	`unresectable` integer,
	`unresectable_missing` text,
	`transplant_candidate` integer,
	`transplant_candidate_missing` text,
	`antiviral_therapy` integer,
	`antiviral_therapy_missing` text,
	`on_anticoagulant` integer,
	`on_anticoagulant_missing` text,
	`prior_systemic` integer,
	`prior_systemic_missing` text,
	`reported_child_pugh_class` text,
	`reported_child_pugh_class_missing` text,
	`reported_bclc` text,
	`reported_bclc_missing` text,
	`reported_ecog_band` text,
	`reported_ecog_band_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "baseline_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "baseline_diagnosis_date" CHECK("diagnosis_date" IS NULL OR ((length("diagnosis_date") = 4 OR length("diagnosis_date") = 7 OR length("diagnosis_date") = 10))),
	CONSTRAINT "baseline_diagnosis_date_missing" CHECK("diagnosis_date_missing" IS NULL OR (("diagnosis_date_missing" = 'ND' OR "diagnosis_date_missing" = 'UNK' OR "diagnosis_date_missing" = 'NA' OR "diagnosis_date_missing" = 'REF' OR "diagnosis_date_missing" = 'PEND' OR "diagnosis_date_missing" = 'LOST') AND "diagnosis_date" IS NULL)),
	CONSTRAINT "baseline_diagnosis_method" CHECK("diagnosis_method" IS NULL OR (("diagnosis_method" = 'imaging' OR "diagnosis_method" = 'histology'))),
	CONSTRAINT "baseline_diagnosis_method_missing" CHECK("diagnosis_method_missing" IS NULL OR (("diagnosis_method_missing" = 'ND' OR "diagnosis_method_missing" = 'UNK' OR "diagnosis_method_missing" = 'NA' OR "diagnosis_method_missing" = 'REF' OR "diagnosis_method_missing" = 'PEND' OR "diagnosis_method_missing" = 'LOST') AND "diagnosis_method" IS NULL)),
	CONSTRAINT "baseline_aetiology" CHECK("aetiology" IS NULL OR (json_valid("aetiology"))),
	CONSTRAINT "baseline_aetiology_missing" CHECK("aetiology_missing" IS NULL OR (("aetiology_missing" = 'ND' OR "aetiology_missing" = 'UNK' OR "aetiology_missing" = 'NA' OR "aetiology_missing" = 'REF' OR "aetiology_missing" = 'PEND' OR "aetiology_missing" = 'LOST') AND "aetiology" IS NULL)),
	CONSTRAINT "baseline_cirrhosis" CHECK("cirrhosis" IS NULL OR (("cirrhosis" = 0 OR "cirrhosis" = 1))),
	CONSTRAINT "baseline_cirrhosis_missing" CHECK("cirrhosis_missing" IS NULL OR (("cirrhosis_missing" = 'ND' OR "cirrhosis_missing" = 'UNK' OR "cirrhosis_missing" = 'NA' OR "cirrhosis_missing" = 'REF' OR "cirrhosis_missing" = 'PEND' OR "cirrhosis_missing" = 'LOST') AND "cirrhosis" IS NULL)),
	CONSTRAINT "baseline_varices" CHECK("varices" IS NULL OR (("varices" = 0 OR "varices" = 1))),
	CONSTRAINT "baseline_varices_missing" CHECK("varices_missing" IS NULL OR (("varices_missing" = 'ND' OR "varices_missing" = 'UNK' OR "varices_missing" = 'NA' OR "varices_missing" = 'REF' OR "varices_missing" = 'PEND' OR "varices_missing" = 'LOST') AND "varices" IS NULL)),
	CONSTRAINT "baseline_portal_hypertension" CHECK("portal_hypertension" IS NULL OR (("portal_hypertension" = 0 OR "portal_hypertension" = 1))),
	CONSTRAINT "baseline_portal_hypertension_missing" CHECK("portal_hypertension_missing" IS NULL OR (("portal_hypertension_missing" = 'ND' OR "portal_hypertension_missing" = 'UNK' OR "portal_hypertension_missing" = 'NA' OR "portal_hypertension_missing" = 'REF' OR "portal_hypertension_missing" = 'PEND' OR "portal_hypertension_missing" = 'LOST') AND "portal_hypertension" IS NULL)),
	CONSTRAINT "baseline_ecog" CHECK("ecog" IS NULL OR (("ecog" = 0 OR "ecog" = 1 OR "ecog" = 2 OR "ecog" = 3 OR "ecog" = 4))),
	CONSTRAINT "baseline_ecog_missing" CHECK("ecog_missing" IS NULL OR (("ecog_missing" = 'ND' OR "ecog_missing" = 'UNK' OR "ecog_missing" = 'NA' OR "ecog_missing" = 'REF' OR "ecog_missing" = 'PEND' OR "ecog_missing" = 'LOST') AND "ecog" IS NULL)),
	CONSTRAINT "baseline_ecog_cancer_related" CHECK("ecog_cancer_related" IS NULL OR (("ecog_cancer_related" = 0 OR "ecog_cancer_related" = 1))),
	CONSTRAINT "baseline_ecog_cancer_related_missing" CHECK("ecog_cancer_related_missing" IS NULL OR (("ecog_cancer_related_missing" = 'ND' OR "ecog_cancer_related_missing" = 'UNK' OR "ecog_cancer_related_missing" = 'NA' OR "ecog_cancer_related_missing" = 'REF' OR "ecog_cancer_related_missing" = 'PEND' OR "ecog_cancer_related_missing" = 'LOST') AND "ecog_cancer_related" IS NULL)),
	CONSTRAINT "baseline_n_tumours" CHECK("n_tumours" IS NULL OR ("n_tumours_innumerable" IS NULL)),
	CONSTRAINT "baseline_n_tumours_innumerable" CHECK("n_tumours_innumerable" IS NULL OR (("n_tumours_innumerable" = 1))),
	CONSTRAINT "baseline_n_tumours_missing" CHECK("n_tumours_missing" IS NULL OR (("n_tumours_missing" = 'ND' OR "n_tumours_missing" = 'UNK' OR "n_tumours_missing" = 'NA' OR "n_tumours_missing" = 'REF' OR "n_tumours_missing" = 'PEND' OR "n_tumours_missing" = 'LOST') AND "n_tumours" IS NULL AND "n_tumours_innumerable" IS NULL)),
	CONSTRAINT "baseline_max_size_mm_missing" CHECK("max_size_mm_missing" IS NULL OR (("max_size_mm_missing" = 'ND' OR "max_size_mm_missing" = 'UNK' OR "max_size_mm_missing" = 'NA' OR "max_size_mm_missing" = 'REF' OR "max_size_mm_missing" = 'PEND' OR "max_size_mm_missing" = 'LOST') AND "max_size_mm" IS NULL)),
	CONSTRAINT "baseline_bilobar" CHECK("bilobar" IS NULL OR (("bilobar" = 0 OR "bilobar" = 1))),
	CONSTRAINT "baseline_bilobar_missing" CHECK("bilobar_missing" IS NULL OR (("bilobar_missing" = 'ND' OR "bilobar_missing" = 'UNK' OR "bilobar_missing" = 'NA' OR "bilobar_missing" = 'REF' OR "bilobar_missing" = 'PEND' OR "bilobar_missing" = 'LOST') AND "bilobar" IS NULL)),
	CONSTRAINT "baseline_multinodular" CHECK("multinodular" IS NULL OR (("multinodular" = 0 OR "multinodular" = 1))),
	CONSTRAINT "baseline_multinodular_missing" CHECK("multinodular_missing" IS NULL OR (("multinodular_missing" = 'ND' OR "multinodular_missing" = 'UNK' OR "multinodular_missing" = 'NA' OR "multinodular_missing" = 'REF' OR "multinodular_missing" = 'PEND' OR "multinodular_missing" = 'LOST') AND "multinodular" IS NULL)),
	CONSTRAINT "baseline_growth_type" CHECK("growth_type" IS NULL OR (("growth_type" = 'single_nodular' OR "growth_type" = 'extranodular' OR "growth_type" = 'confluent_multinodular' OR "growth_type" = 'massive' OR "growth_type" = 'infiltrative'))),
	CONSTRAINT "baseline_growth_type_missing" CHECK("growth_type_missing" IS NULL OR (("growth_type_missing" = 'ND' OR "growth_type_missing" = 'UNK' OR "growth_type_missing" = 'NA' OR "growth_type_missing" = 'REF' OR "growth_type_missing" = 'PEND' OR "growth_type_missing" = 'LOST') AND "growth_type" IS NULL)),
	CONSTRAINT "baseline_mvi_vp" CHECK("mvi_vp" IS NULL OR (("mvi_vp" = 0 OR "mvi_vp" = 1 OR "mvi_vp" = 2 OR "mvi_vp" = 3 OR "mvi_vp" = 4))),
	CONSTRAINT "baseline_mvi_vp_missing" CHECK("mvi_vp_missing" IS NULL OR (("mvi_vp_missing" = 'ND' OR "mvi_vp_missing" = 'UNK' OR "mvi_vp_missing" = 'NA' OR "mvi_vp_missing" = 'REF' OR "mvi_vp_missing" = 'PEND' OR "mvi_vp_missing" = 'LOST') AND "mvi_vp" IS NULL)),
	CONSTRAINT "baseline_mvi_vv" CHECK("mvi_vv" IS NULL OR (("mvi_vv" = 0 OR "mvi_vv" = 1 OR "mvi_vv" = 2 OR "mvi_vv" = 3))),
	CONSTRAINT "baseline_mvi_vv_missing" CHECK("mvi_vv_missing" IS NULL OR (("mvi_vv_missing" = 'ND' OR "mvi_vv_missing" = 'UNK' OR "mvi_vv_missing" = 'NA' OR "mvi_vv_missing" = 'REF' OR "mvi_vv_missing" = 'PEND' OR "mvi_vv_missing" = 'LOST') AND "mvi_vv" IS NULL)),
	CONSTRAINT "baseline_bile_duct" CHECK("bile_duct" IS NULL OR (("bile_duct" = 0 OR "bile_duct" = 1 OR "bile_duct" = 2 OR "bile_duct" = 3 OR "bile_duct" = 4))),
	CONSTRAINT "baseline_bile_duct_missing" CHECK("bile_duct_missing" IS NULL OR (("bile_duct_missing" = 'ND' OR "bile_duct_missing" = 'UNK' OR "bile_duct_missing" = 'NA' OR "bile_duct_missing" = 'REF' OR "bile_duct_missing" = 'PEND' OR "bile_duct_missing" = 'LOST') AND "bile_duct" IS NULL)),
	CONSTRAINT "baseline_ehs" CHECK("ehs" IS NULL OR (("ehs" = 0 OR "ehs" = 1))),
	CONSTRAINT "baseline_ehs_missing" CHECK("ehs_missing" IS NULL OR (("ehs_missing" = 'ND' OR "ehs_missing" = 'UNK' OR "ehs_missing" = 'NA' OR "ehs_missing" = 'REF' OR "ehs_missing" = 'PEND' OR "ehs_missing" = 'LOST') AND "ehs" IS NULL)),
	CONSTRAINT "baseline_ehs_sites" CHECK("ehs_sites" IS NULL OR (json_valid("ehs_sites"))),
	CONSTRAINT "baseline_ehs_sites_missing" CHECK("ehs_sites_missing" IS NULL OR (("ehs_sites_missing" = 'ND' OR "ehs_sites_missing" = 'UNK' OR "ehs_sites_missing" = 'NA' OR "ehs_sites_missing" = 'REF' OR "ehs_sites_missing" = 'PEND' OR "ehs_sites_missing" = 'LOST') AND "ehs_sites" IS NULL)),
	CONSTRAINT "baseline_liver_involvement_pct_missing" CHECK("liver_involvement_pct_missing" IS NULL OR (("liver_involvement_pct_missing" = 'ND' OR "liver_involvement_pct_missing" = 'UNK' OR "liver_involvement_pct_missing" = 'NA' OR "liver_involvement_pct_missing" = 'REF' OR "liver_involvement_pct_missing" = 'PEND' OR "liver_involvement_pct_missing" = 'LOST') AND "liver_involvement_pct" IS NULL)),
	CONSTRAINT "baseline_liver_involvement_over50" CHECK("liver_involvement_over50" IS NULL OR (("liver_involvement_over50" = 0 OR "liver_involvement_over50" = 1))),
	CONSTRAINT "baseline_liver_involvement_over50_missing" CHECK("liver_involvement_over50_missing" IS NULL OR (("liver_involvement_over50_missing" = 'ND' OR "liver_involvement_over50_missing" = 'UNK' OR "liver_involvement_over50_missing" = 'NA' OR "liver_involvement_over50_missing" = 'REF' OR "liver_involvement_over50_missing" = 'PEND' OR "liver_involvement_over50_missing" = 'LOST') AND "liver_involvement_over50" IS NULL)),
	CONSTRAINT "baseline_unresectable" CHECK("unresectable" IS NULL OR (("unresectable" = 0 OR "unresectable" = 1))),
	CONSTRAINT "baseline_unresectable_missing" CHECK("unresectable_missing" IS NULL OR (("unresectable_missing" = 'ND' OR "unresectable_missing" = 'UNK' OR "unresectable_missing" = 'NA' OR "unresectable_missing" = 'REF' OR "unresectable_missing" = 'PEND' OR "unresectable_missing" = 'LOST') AND "unresectable" IS NULL)),
	CONSTRAINT "baseline_transplant_candidate" CHECK("transplant_candidate" IS NULL OR (("transplant_candidate" = 0 OR "transplant_candidate" = 1))),
	CONSTRAINT "baseline_transplant_candidate_missing" CHECK("transplant_candidate_missing" IS NULL OR (("transplant_candidate_missing" = 'ND' OR "transplant_candidate_missing" = 'UNK' OR "transplant_candidate_missing" = 'NA' OR "transplant_candidate_missing" = 'REF' OR "transplant_candidate_missing" = 'PEND' OR "transplant_candidate_missing" = 'LOST') AND "transplant_candidate" IS NULL)),
	CONSTRAINT "baseline_antiviral_therapy" CHECK("antiviral_therapy" IS NULL OR (("antiviral_therapy" = 0 OR "antiviral_therapy" = 1))),
	CONSTRAINT "baseline_antiviral_therapy_missing" CHECK("antiviral_therapy_missing" IS NULL OR (("antiviral_therapy_missing" = 'ND' OR "antiviral_therapy_missing" = 'UNK' OR "antiviral_therapy_missing" = 'NA' OR "antiviral_therapy_missing" = 'REF' OR "antiviral_therapy_missing" = 'PEND' OR "antiviral_therapy_missing" = 'LOST') AND "antiviral_therapy" IS NULL)),
	CONSTRAINT "baseline_on_anticoagulant" CHECK("on_anticoagulant" IS NULL OR (("on_anticoagulant" = 0 OR "on_anticoagulant" = 1))),
	CONSTRAINT "baseline_on_anticoagulant_missing" CHECK("on_anticoagulant_missing" IS NULL OR (("on_anticoagulant_missing" = 'ND' OR "on_anticoagulant_missing" = 'UNK' OR "on_anticoagulant_missing" = 'NA' OR "on_anticoagulant_missing" = 'REF' OR "on_anticoagulant_missing" = 'PEND' OR "on_anticoagulant_missing" = 'LOST') AND "on_anticoagulant" IS NULL)),
	CONSTRAINT "baseline_prior_systemic" CHECK("prior_systemic" IS NULL OR (("prior_systemic" = 0 OR "prior_systemic" = 1))),
	CONSTRAINT "baseline_prior_systemic_missing" CHECK("prior_systemic_missing" IS NULL OR (("prior_systemic_missing" = 'ND' OR "prior_systemic_missing" = 'UNK' OR "prior_systemic_missing" = 'NA' OR "prior_systemic_missing" = 'REF' OR "prior_systemic_missing" = 'PEND' OR "prior_systemic_missing" = 'LOST') AND "prior_systemic" IS NULL)),
	CONSTRAINT "baseline_reported_child_pugh_class" CHECK("reported_child_pugh_class" IS NULL OR (("reported_child_pugh_class" = 'A' OR "reported_child_pugh_class" = 'B' OR "reported_child_pugh_class" = 'C'))),
	CONSTRAINT "baseline_reported_child_pugh_class_missing" CHECK("reported_child_pugh_class_missing" IS NULL OR (("reported_child_pugh_class_missing" = 'ND' OR "reported_child_pugh_class_missing" = 'UNK' OR "reported_child_pugh_class_missing" = 'NA' OR "reported_child_pugh_class_missing" = 'REF' OR "reported_child_pugh_class_missing" = 'PEND' OR "reported_child_pugh_class_missing" = 'LOST') AND "reported_child_pugh_class" IS NULL)),
	CONSTRAINT "baseline_reported_bclc" CHECK("reported_bclc" IS NULL OR (("reported_bclc" = '0' OR "reported_bclc" = 'A' OR "reported_bclc" = 'B' OR "reported_bclc" = 'C' OR "reported_bclc" = 'D'))),
	CONSTRAINT "baseline_reported_bclc_missing" CHECK("reported_bclc_missing" IS NULL OR (("reported_bclc_missing" = 'ND' OR "reported_bclc_missing" = 'UNK' OR "reported_bclc_missing" = 'NA' OR "reported_bclc_missing" = 'REF' OR "reported_bclc_missing" = 'PEND' OR "reported_bclc_missing" = 'LOST') AND "reported_bclc" IS NULL)),
	CONSTRAINT "baseline_reported_ecog_band" CHECK("reported_ecog_band" IS NULL OR (("reported_ecog_band" = '0' OR "reported_ecog_band" = '1-2' OR "reported_ecog_band" = '3-4'))),
	CONSTRAINT "baseline_reported_ecog_band_missing" CHECK("reported_ecog_band_missing" IS NULL OR (("reported_ecog_band_missing" = 'ND' OR "reported_ecog_band_missing" = 'UNK' OR "reported_ecog_band_missing" = 'NA' OR "reported_ecog_band_missing" = 'REF' OR "reported_ecog_band_missing" = 'PEND' OR "reported_ecog_band_missing" = 'LOST') AND "reported_ecog_band" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX `baseline_one` ON `baseline` (`patient_id`) WHERE "deleted" = 0;
CREATE TABLE `prior_treatment` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`type` text,
	`type_missing` text,
	`date` text,
	`date_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`,`parent_id`) REFERENCES `baseline`(`patient_id`,`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "prior_treatment_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "prior_treatment_type" CHECK("type" IS NULL OR (("type" = 'resection' OR "type" = 'ablation' OR "type" = 'transplant' OR "type" = 'rt' OR "type" = 'other'))),
	CONSTRAINT "prior_treatment_type_missing" CHECK("type_missing" IS NULL OR (("type_missing" = 'ND' OR "type_missing" = 'UNK' OR "type_missing" = 'NA' OR "type_missing" = 'REF' OR "type_missing" = 'PEND' OR "type_missing" = 'LOST') AND "type" IS NULL)),
	CONSTRAINT "prior_treatment_date" CHECK("date" IS NULL OR ((length("date") = 4 OR length("date") = 7 OR length("date") = 10))),
	CONSTRAINT "prior_treatment_date_missing" CHECK("date_missing" IS NULL OR (("date_missing" = 'ND' OR "date_missing" = 'UNK' OR "date_missing" = 'NA' OR "date_missing" = 'REF' OR "date_missing" = 'PEND' OR "date_missing" = 'LOST') AND "date" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `tace_session` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`date` text NOT NULL,
	`staged_with` text,
	`staged_with_missing` text,
	`technique` text,
	`technique_missing` text,
	`agent` text,
	`agent_missing` text,
	`agent_dose_mg` real,
	`agent_dose_mg_missing` text,
	`lipiodol_ml` real,
	`lipiodol_ml_missing` text,
	`bead_size_um` real,
	`bead_size_um_missing` text,
	`selectivity` text,
	`selectivity_missing` text,
	`on_demand` integer,
	`on_demand_missing` text,
	`agent_changed` integer,
	`agent_changed_missing` text,
	`feeder_reanalysed` integer,
	`feeder_reanalysed_missing` text,
	`extrahepatic_feeder` integer,
	`extrahepatic_feeder_missing` text,
	`technical_success` integer,
	`technical_success_missing` text,
	`complication` text,
	`complication_missing` text,
	`operator` text,
	`operator_missing` text,
	`device_lot` text,
	`device_lot_missing` text,
	`reason_not_repeated_primary` text,
	`reason_not_repeated_primary_missing` text,
	`reason_not_repeated_reasons` text,
	`reason_not_repeated_reasons_missing` text,
	`reason_not_repeated_date` text,
	`reason_not_repeated_date_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "tace_session_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "tace_session_date" CHECK((length("date") = 4 OR length("date") = 7 OR length("date") = 10)),
	CONSTRAINT "tace_session_staged_with_missing" CHECK("staged_with_missing" IS NULL OR (("staged_with_missing" = 'ND' OR "staged_with_missing" = 'UNK' OR "staged_with_missing" = 'NA' OR "staged_with_missing" = 'REF' OR "staged_with_missing" = 'PEND' OR "staged_with_missing" = 'LOST') AND "staged_with" IS NULL)),
	CONSTRAINT "tace_session_technique" CHECK("technique" IS NULL OR (("technique" = 'cTACE' OR "technique" = 'DEB-TACE' OR "technique" = 'B-TACE' OR "technique" = 'TAE' OR "technique" = 'other'))),
	CONSTRAINT "tace_session_technique_missing" CHECK("technique_missing" IS NULL OR (("technique_missing" = 'ND' OR "technique_missing" = 'UNK' OR "technique_missing" = 'NA' OR "technique_missing" = 'REF' OR "technique_missing" = 'PEND' OR "technique_missing" = 'LOST') AND "technique" IS NULL)),
	CONSTRAINT "tace_session_agent" CHECK("agent" IS NULL OR (json_valid("agent"))),
	CONSTRAINT "tace_session_agent_missing" CHECK("agent_missing" IS NULL OR (("agent_missing" = 'ND' OR "agent_missing" = 'UNK' OR "agent_missing" = 'NA' OR "agent_missing" = 'REF' OR "agent_missing" = 'PEND' OR "agent_missing" = 'LOST') AND "agent" IS NULL)),
	CONSTRAINT "tace_session_agent_dose_mg_missing" CHECK("agent_dose_mg_missing" IS NULL OR (("agent_dose_mg_missing" = 'ND' OR "agent_dose_mg_missing" = 'UNK' OR "agent_dose_mg_missing" = 'NA' OR "agent_dose_mg_missing" = 'REF' OR "agent_dose_mg_missing" = 'PEND' OR "agent_dose_mg_missing" = 'LOST') AND "agent_dose_mg" IS NULL)),
	CONSTRAINT "tace_session_lipiodol_ml_missing" CHECK("lipiodol_ml_missing" IS NULL OR (("lipiodol_ml_missing" = 'ND' OR "lipiodol_ml_missing" = 'UNK' OR "lipiodol_ml_missing" = 'NA' OR "lipiodol_ml_missing" = 'REF' OR "lipiodol_ml_missing" = 'PEND' OR "lipiodol_ml_missing" = 'LOST') AND "lipiodol_ml" IS NULL)),
	CONSTRAINT "tace_session_bead_size_um_missing" CHECK("bead_size_um_missing" IS NULL OR (("bead_size_um_missing" = 'ND' OR "bead_size_um_missing" = 'UNK' OR "bead_size_um_missing" = 'NA' OR "bead_size_um_missing" = 'REF' OR "bead_size_um_missing" = 'PEND' OR "bead_size_um_missing" = 'LOST') AND "bead_size_um" IS NULL)),
	CONSTRAINT "tace_session_selectivity" CHECK("selectivity" IS NULL OR (("selectivity" = 'superselective' OR "selectivity" = 'segmental' OR "selectivity" = 'lobar' OR "selectivity" = 'whole_liver'))),
	CONSTRAINT "tace_session_selectivity_missing" CHECK("selectivity_missing" IS NULL OR (("selectivity_missing" = 'ND' OR "selectivity_missing" = 'UNK' OR "selectivity_missing" = 'NA' OR "selectivity_missing" = 'REF' OR "selectivity_missing" = 'PEND' OR "selectivity_missing" = 'LOST') AND "selectivity" IS NULL)),
	CONSTRAINT "tace_session_on_demand" CHECK("on_demand" IS NULL OR (("on_demand" = 0 OR "on_demand" = 1))),
	CONSTRAINT "tace_session_on_demand_missing" CHECK("on_demand_missing" IS NULL OR (("on_demand_missing" = 'ND' OR "on_demand_missing" = 'UNK' OR "on_demand_missing" = 'NA' OR "on_demand_missing" = 'REF' OR "on_demand_missing" = 'PEND' OR "on_demand_missing" = 'LOST') AND "on_demand" IS NULL)),
	CONSTRAINT "tace_session_agent_changed" CHECK("agent_changed" IS NULL OR (("agent_changed" = 0 OR "agent_changed" = 1))),
	CONSTRAINT "tace_session_agent_changed_missing" CHECK("agent_changed_missing" IS NULL OR (("agent_changed_missing" = 'ND' OR "agent_changed_missing" = 'UNK' OR "agent_changed_missing" = 'NA' OR "agent_changed_missing" = 'REF' OR "agent_changed_missing" = 'PEND' OR "agent_changed_missing" = 'LOST') AND "agent_changed" IS NULL)),
	CONSTRAINT "tace_session_feeder_reanalysed" CHECK("feeder_reanalysed" IS NULL OR (("feeder_reanalysed" = 0 OR "feeder_reanalysed" = 1))),
	CONSTRAINT "tace_session_feeder_reanalysed_missing" CHECK("feeder_reanalysed_missing" IS NULL OR (("feeder_reanalysed_missing" = 'ND' OR "feeder_reanalysed_missing" = 'UNK' OR "feeder_reanalysed_missing" = 'NA' OR "feeder_reanalysed_missing" = 'REF' OR "feeder_reanalysed_missing" = 'PEND' OR "feeder_reanalysed_missing" = 'LOST') AND "feeder_reanalysed" IS NULL)),
	CONSTRAINT "tace_session_extrahepatic_feeder" CHECK("extrahepatic_feeder" IS NULL OR (("extrahepatic_feeder" = 0 OR "extrahepatic_feeder" = 1))),
	CONSTRAINT "tace_session_extrahepatic_feeder_missing" CHECK("extrahepatic_feeder_missing" IS NULL OR (("extrahepatic_feeder_missing" = 'ND' OR "extrahepatic_feeder_missing" = 'UNK' OR "extrahepatic_feeder_missing" = 'NA' OR "extrahepatic_feeder_missing" = 'REF' OR "extrahepatic_feeder_missing" = 'PEND' OR "extrahepatic_feeder_missing" = 'LOST') AND "extrahepatic_feeder" IS NULL)),
	CONSTRAINT "tace_session_technical_success" CHECK("technical_success" IS NULL OR (("technical_success" = 0 OR "technical_success" = 1))),
	CONSTRAINT "tace_session_technical_success_missing" CHECK("technical_success_missing" IS NULL OR (("technical_success_missing" = 'ND' OR "technical_success_missing" = 'UNK' OR "technical_success_missing" = 'NA' OR "technical_success_missing" = 'REF' OR "technical_success_missing" = 'PEND' OR "technical_success_missing" = 'LOST') AND "technical_success" IS NULL)),
	CONSTRAINT "tace_session_complication" CHECK("complication" IS NULL OR (json_valid("complication"))),
	CONSTRAINT "tace_session_complication_missing" CHECK("complication_missing" IS NULL OR (("complication_missing" = 'ND' OR "complication_missing" = 'UNK' OR "complication_missing" = 'NA' OR "complication_missing" = 'REF' OR "complication_missing" = 'PEND' OR "complication_missing" = 'LOST') AND "complication" IS NULL)),
	CONSTRAINT "tace_session_operator" CHECK("operator" IS NULL OR (length("operator") BETWEEN 1 AND 60)),
	CONSTRAINT "tace_session_operator_missing" CHECK("operator_missing" IS NULL OR (("operator_missing" = 'ND' OR "operator_missing" = 'UNK' OR "operator_missing" = 'NA' OR "operator_missing" = 'REF' OR "operator_missing" = 'PEND' OR "operator_missing" = 'LOST') AND "operator" IS NULL)),
	CONSTRAINT "tace_session_device_lot" CHECK("device_lot" IS NULL OR (length("device_lot") BETWEEN 1 AND 60)),
	CONSTRAINT "tace_session_device_lot_missing" CHECK("device_lot_missing" IS NULL OR (("device_lot_missing" = 'ND' OR "device_lot_missing" = 'UNK' OR "device_lot_missing" = 'NA' OR "device_lot_missing" = 'REF' OR "device_lot_missing" = 'PEND' OR "device_lot_missing" = 'LOST') AND "device_lot" IS NULL)),
	CONSTRAINT "tace_session_reason_not_repeated_primary" CHECK("reason_not_repeated_primary" IS NULL OR (("reason_not_repeated_primary" = 'progression' OR "reason_not_repeated_primary" = 'untreatable_progression' OR "reason_not_repeated_primary" = 'refractoriness' OR "reason_not_repeated_primary" = 'vascular_invasion' OR "reason_not_repeated_primary" = 'extrahepatic_spread' OR "reason_not_repeated_primary" = 'liver_encephalopathy' OR "reason_not_repeated_primary" = 'liver_uncontrolled_ascites' OR "reason_not_repeated_primary" = 'liver_variceal_bleeding' OR "reason_not_repeated_primary" = 'liver_gi_bleeding' OR "reason_not_repeated_primary" = 'liver_bilirubin' OR "reason_not_repeated_primary" = 'liver_albumin' OR "reason_not_repeated_primary" = 'liver_pt' OR "reason_not_repeated_primary" = 'liver_child_pugh_b' OR "reason_not_repeated_primary" = 'liver_child_pugh_c' OR "reason_not_repeated_primary" = 'liver_failure' OR "reason_not_repeated_primary" = 'serious_adverse_event' OR "reason_not_repeated_primary" = 'severe_adverse_event' OR "reason_not_repeated_primary" = 'patient_refusal' OR "reason_not_repeated_primary" = 'patient_preference' OR "reason_not_repeated_primary" = 'death' OR "reason_not_repeated_primary" = 'technical_av_shunt' OR "reason_not_repeated_primary" = 'technical_hepatic_artery_thrombosis' OR "reason_not_repeated_primary" = 'technical_other' OR "reason_not_repeated_primary" = 'complete_response' OR "reason_not_repeated_primary" = 'curative_conversion' OR "reason_not_repeated_primary" = 'transplant' OR "reason_not_repeated_primary" = 'other_locoregional' OR "reason_not_repeated_primary" = 'switch_without_refractoriness' OR "reason_not_repeated_primary" = 'comorbidity' OR "reason_not_repeated_primary" = 'lost_to_follow_up' OR "reason_not_repeated_primary" = 'reimbursement_or_access' OR "reason_not_repeated_primary" = 'not_discontinued' OR "reason_not_repeated_primary" = 'other_text' OR "reason_not_repeated_primary" = 'unknown'))),
	CONSTRAINT "tace_session_reason_not_repeated_primary_missing" CHECK("reason_not_repeated_primary_missing" IS NULL OR (("reason_not_repeated_primary_missing" = 'ND' OR "reason_not_repeated_primary_missing" = 'UNK' OR "reason_not_repeated_primary_missing" = 'NA' OR "reason_not_repeated_primary_missing" = 'REF' OR "reason_not_repeated_primary_missing" = 'PEND' OR "reason_not_repeated_primary_missing" = 'LOST') AND "reason_not_repeated_primary" IS NULL)),
	CONSTRAINT "tace_session_reason_not_repeated_reasons" CHECK("reason_not_repeated_reasons" IS NULL OR (json_valid("reason_not_repeated_reasons"))),
	CONSTRAINT "tace_session_reason_not_repeated_reasons_missing" CHECK("reason_not_repeated_reasons_missing" IS NULL OR (("reason_not_repeated_reasons_missing" = 'ND' OR "reason_not_repeated_reasons_missing" = 'UNK' OR "reason_not_repeated_reasons_missing" = 'NA' OR "reason_not_repeated_reasons_missing" = 'REF' OR "reason_not_repeated_reasons_missing" = 'PEND' OR "reason_not_repeated_reasons_missing" = 'LOST') AND "reason_not_repeated_reasons" IS NULL)),
	CONSTRAINT "tace_session_reason_not_repeated_date" CHECK("reason_not_repeated_date" IS NULL OR ((length("reason_not_repeated_date") = 4 OR length("reason_not_repeated_date") = 7 OR length("reason_not_repeated_date") = 10))),
	CONSTRAINT "tace_session_reason_not_repeated_date_missing" CHECK("reason_not_repeated_date_missing" IS NULL OR (("reason_not_repeated_date_missing" = 'ND' OR "reason_not_repeated_date_missing" = 'UNK' OR "reason_not_repeated_date_missing" = 'NA' OR "reason_not_repeated_date_missing" = 'REF' OR "reason_not_repeated_date_missing" = 'PEND' OR "reason_not_repeated_date_missing" = 'LOST') AND "reason_not_repeated_date" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `imaging` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`date` text NOT NULL,
	`modality` text,
	`modality_missing` text,
	`adequate` integer,
	`adequate_missing` text,
	`reader_type` text,
	`reader_type_missing` text,
	`accession_no` text,
	`accession_no_missing` text,
	`response_m_recist` text,
	`response_m_recist_missing` text,
	`response_recist11` text,
	`response_recist11_missing` text,
	`viable_pct_treated` real,
	`viable_pct_treated_missing` text,
	`te` integer,
	`te_missing` text,
	`lipiodol_pct` real,
	`lipiodol_pct_missing` text,
	`n_viable_liver` integer,
	`n_viable_liver_missing` text,
	`new_intrahepatic_lesion` integer,
	`new_intrahepatic_lesion_missing` text,
	`mvi` integer,
	`mvi_missing` text,
	`ehs` integer,
	`ehs_missing` text,
	`massive_liver_involvement` integer,
	`massive_liver_involvement_missing` text,
	`retreatment_unsafe` integer,
	`retreatment_unsafe_missing` text,
	`un_taceable` integer,
	`un_taceable_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "imaging_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "imaging_date" CHECK((length("date") = 4 OR length("date") = 7 OR length("date") = 10)),
	CONSTRAINT "imaging_modality" CHECK("modality" IS NULL OR (("modality" = 'CT' OR "modality" = 'MRI' OR "modality" = 'CEUS' OR "modality" = 'US' OR "modality" = 'PET' OR "modality" = 'other'))),
	CONSTRAINT "imaging_modality_missing" CHECK("modality_missing" IS NULL OR (("modality_missing" = 'ND' OR "modality_missing" = 'UNK' OR "modality_missing" = 'NA' OR "modality_missing" = 'REF' OR "modality_missing" = 'PEND' OR "modality_missing" = 'LOST') AND "modality" IS NULL)),
	CONSTRAINT "imaging_adequate" CHECK("adequate" IS NULL OR (("adequate" = 0 OR "adequate" = 1))),
	CONSTRAINT "imaging_adequate_missing" CHECK("adequate_missing" IS NULL OR (("adequate_missing" = 'ND' OR "adequate_missing" = 'UNK' OR "adequate_missing" = 'NA' OR "adequate_missing" = 'REF' OR "adequate_missing" = 'PEND' OR "adequate_missing" = 'LOST') AND "adequate" IS NULL)),
	CONSTRAINT "imaging_reader_type" CHECK("reader_type" IS NULL OR (("reader_type" = 'local' OR "reader_type" = 'central'))),
	CONSTRAINT "imaging_reader_type_missing" CHECK("reader_type_missing" IS NULL OR (("reader_type_missing" = 'ND' OR "reader_type_missing" = 'UNK' OR "reader_type_missing" = 'NA' OR "reader_type_missing" = 'REF' OR "reader_type_missing" = 'PEND' OR "reader_type_missing" = 'LOST') AND "reader_type" IS NULL)),
	CONSTRAINT "imaging_accession_no" CHECK("accession_no" IS NULL OR (length("accession_no") BETWEEN 1 AND 40)),
	CONSTRAINT "imaging_accession_no_missing" CHECK("accession_no_missing" IS NULL OR (("accession_no_missing" = 'ND' OR "accession_no_missing" = 'UNK' OR "accession_no_missing" = 'NA' OR "accession_no_missing" = 'REF' OR "accession_no_missing" = 'PEND' OR "accession_no_missing" = 'LOST') AND "accession_no" IS NULL)),
	CONSTRAINT "imaging_response_m_recist" CHECK("response_m_recist" IS NULL OR (("response_m_recist" = 'CR' OR "response_m_recist" = 'PR' OR "response_m_recist" = 'SD' OR "response_m_recist" = 'PD' OR "response_m_recist" = 'NE'))),
	CONSTRAINT "imaging_response_m_recist_missing" CHECK("response_m_recist_missing" IS NULL OR (("response_m_recist_missing" = 'ND' OR "response_m_recist_missing" = 'UNK' OR "response_m_recist_missing" = 'NA' OR "response_m_recist_missing" = 'REF' OR "response_m_recist_missing" = 'PEND' OR "response_m_recist_missing" = 'LOST') AND "response_m_recist" IS NULL)),
	CONSTRAINT "imaging_response_recist11" CHECK("response_recist11" IS NULL OR (("response_recist11" = 'CR' OR "response_recist11" = 'PR' OR "response_recist11" = 'SD' OR "response_recist11" = 'PD' OR "response_recist11" = 'NE'))),
	CONSTRAINT "imaging_response_recist11_missing" CHECK("response_recist11_missing" IS NULL OR (("response_recist11_missing" = 'ND' OR "response_recist11_missing" = 'UNK' OR "response_recist11_missing" = 'NA' OR "response_recist11_missing" = 'REF' OR "response_recist11_missing" = 'PEND' OR "response_recist11_missing" = 'LOST') AND "response_recist11" IS NULL)),
	CONSTRAINT "imaging_viable_pct_treated_missing" CHECK("viable_pct_treated_missing" IS NULL OR (("viable_pct_treated_missing" = 'ND' OR "viable_pct_treated_missing" = 'UNK' OR "viable_pct_treated_missing" = 'NA' OR "viable_pct_treated_missing" = 'REF' OR "viable_pct_treated_missing" = 'PEND' OR "viable_pct_treated_missing" = 'LOST') AND "viable_pct_treated" IS NULL)),
	CONSTRAINT "imaging_te" CHECK("te" IS NULL OR (("te" = 1 OR "te" = 2 OR "te" = 3 OR "te" = 4))),
	CONSTRAINT "imaging_te_missing" CHECK("te_missing" IS NULL OR (("te_missing" = 'ND' OR "te_missing" = 'UNK' OR "te_missing" = 'NA' OR "te_missing" = 'REF' OR "te_missing" = 'PEND' OR "te_missing" = 'LOST') AND "te" IS NULL)),
	CONSTRAINT "imaging_lipiodol_pct_missing" CHECK("lipiodol_pct_missing" IS NULL OR (("lipiodol_pct_missing" = 'ND' OR "lipiodol_pct_missing" = 'UNK' OR "lipiodol_pct_missing" = 'NA' OR "lipiodol_pct_missing" = 'REF' OR "lipiodol_pct_missing" = 'PEND' OR "lipiodol_pct_missing" = 'LOST') AND "lipiodol_pct" IS NULL)),
	CONSTRAINT "imaging_n_viable_liver_missing" CHECK("n_viable_liver_missing" IS NULL OR (("n_viable_liver_missing" = 'ND' OR "n_viable_liver_missing" = 'UNK' OR "n_viable_liver_missing" = 'NA' OR "n_viable_liver_missing" = 'REF' OR "n_viable_liver_missing" = 'PEND' OR "n_viable_liver_missing" = 'LOST') AND "n_viable_liver" IS NULL)),
	CONSTRAINT "imaging_new_intrahepatic_lesion" CHECK("new_intrahepatic_lesion" IS NULL OR (("new_intrahepatic_lesion" = 0 OR "new_intrahepatic_lesion" = 1))),
	CONSTRAINT "imaging_new_intrahepatic_lesion_missing" CHECK("new_intrahepatic_lesion_missing" IS NULL OR (("new_intrahepatic_lesion_missing" = 'ND' OR "new_intrahepatic_lesion_missing" = 'UNK' OR "new_intrahepatic_lesion_missing" = 'NA' OR "new_intrahepatic_lesion_missing" = 'REF' OR "new_intrahepatic_lesion_missing" = 'PEND' OR "new_intrahepatic_lesion_missing" = 'LOST') AND "new_intrahepatic_lesion" IS NULL)),
	CONSTRAINT "imaging_mvi" CHECK("mvi" IS NULL OR (("mvi" = 0 OR "mvi" = 1))),
	CONSTRAINT "imaging_mvi_missing" CHECK("mvi_missing" IS NULL OR (("mvi_missing" = 'ND' OR "mvi_missing" = 'UNK' OR "mvi_missing" = 'NA' OR "mvi_missing" = 'REF' OR "mvi_missing" = 'PEND' OR "mvi_missing" = 'LOST') AND "mvi" IS NULL)),
	CONSTRAINT "imaging_ehs" CHECK("ehs" IS NULL OR (("ehs" = 0 OR "ehs" = 1))),
	CONSTRAINT "imaging_ehs_missing" CHECK("ehs_missing" IS NULL OR (("ehs_missing" = 'ND' OR "ehs_missing" = 'UNK' OR "ehs_missing" = 'NA' OR "ehs_missing" = 'REF' OR "ehs_missing" = 'PEND' OR "ehs_missing" = 'LOST') AND "ehs" IS NULL)),
	CONSTRAINT "imaging_massive_liver_involvement" CHECK("massive_liver_involvement" IS NULL OR (("massive_liver_involvement" = 0 OR "massive_liver_involvement" = 1))),
	CONSTRAINT "imaging_massive_liver_involvement_missing" CHECK("massive_liver_involvement_missing" IS NULL OR (("massive_liver_involvement_missing" = 'ND' OR "massive_liver_involvement_missing" = 'UNK' OR "massive_liver_involvement_missing" = 'NA' OR "massive_liver_involvement_missing" = 'REF' OR "massive_liver_involvement_missing" = 'PEND' OR "massive_liver_involvement_missing" = 'LOST') AND "massive_liver_involvement" IS NULL)),
	CONSTRAINT "imaging_retreatment_unsafe" CHECK("retreatment_unsafe" IS NULL OR (("retreatment_unsafe" = 0 OR "retreatment_unsafe" = 1))),
	CONSTRAINT "imaging_retreatment_unsafe_missing" CHECK("retreatment_unsafe_missing" IS NULL OR (("retreatment_unsafe_missing" = 'ND' OR "retreatment_unsafe_missing" = 'UNK' OR "retreatment_unsafe_missing" = 'NA' OR "retreatment_unsafe_missing" = 'REF' OR "retreatment_unsafe_missing" = 'PEND' OR "retreatment_unsafe_missing" = 'LOST') AND "retreatment_unsafe" IS NULL)),
	CONSTRAINT "imaging_un_taceable" CHECK("un_taceable" IS NULL OR (("un_taceable" = 0 OR "un_taceable" = 1))),
	CONSTRAINT "imaging_un_taceable_missing" CHECK("un_taceable_missing" IS NULL OR (("un_taceable_missing" = 'ND' OR "un_taceable_missing" = 'UNK' OR "un_taceable_missing" = 'NA' OR "un_taceable_missing" = 'REF' OR "un_taceable_missing" = 'PEND' OR "un_taceable_missing" = 'LOST') AND "un_taceable" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `lesion` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`lesion_no` integer NOT NULL,
	`is_target` integer,
	`is_target_missing` text,
	`organ` text,
	`organ_missing` text,
	`segment` text,
	`segment_missing` text,
	`kind` text,
	`kind_missing` text,
	`longest_mm` real,
	`longest_mm_missing` text,
	`short_axis_mm` real,
	`short_axis_mm_missing` text,
	`perp_mm` real,
	`perp_mm_missing` text,
	`viable_longest_mm` real,
	`viable_longest_mm_missing` text,
	`viable_perp_mm` real,
	`viable_perp_mm_missing` text,
	`arterial_enhancement` integer,
	`arterial_enhancement_missing` text,
	`washout` integer,
	`washout_missing` text,
	`status` text,
	`status_missing` text,
	`treated_in_courses` text,
	`treated_in_courses_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`,`parent_id`) REFERENCES `imaging`(`patient_id`,`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "lesion_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "lesion_is_target" CHECK("is_target" IS NULL OR (("is_target" = 0 OR "is_target" = 1))),
	CONSTRAINT "lesion_is_target_missing" CHECK("is_target_missing" IS NULL OR (("is_target_missing" = 'ND' OR "is_target_missing" = 'UNK' OR "is_target_missing" = 'NA' OR "is_target_missing" = 'REF' OR "is_target_missing" = 'PEND' OR "is_target_missing" = 'LOST') AND "is_target" IS NULL)),
	CONSTRAINT "lesion_organ" CHECK("organ" IS NULL OR (length("organ") BETWEEN 1 AND 40)),
	CONSTRAINT "lesion_organ_missing" CHECK("organ_missing" IS NULL OR (("organ_missing" = 'ND' OR "organ_missing" = 'UNK' OR "organ_missing" = 'NA' OR "organ_missing" = 'REF' OR "organ_missing" = 'PEND' OR "organ_missing" = 'LOST') AND "organ" IS NULL)),
	CONSTRAINT "lesion_segment" CHECK("segment" IS NULL OR (("segment" = 'I' OR "segment" = 'II' OR "segment" = 'III' OR "segment" = 'IV' OR "segment" = 'V' OR "segment" = 'VI' OR "segment" = 'VII' OR "segment" = 'VIII'))),
	CONSTRAINT "lesion_segment_missing" CHECK("segment_missing" IS NULL OR (("segment_missing" = 'ND' OR "segment_missing" = 'UNK' OR "segment_missing" = 'NA' OR "segment_missing" = 'REF' OR "segment_missing" = 'PEND' OR "segment_missing" = 'LOST') AND "segment" IS NULL)),
	CONSTRAINT "lesion_kind" CHECK("kind" IS NULL OR (("kind" = 'intrahepatic' OR "kind" = 'node' OR "kind" = 'thrombus' OR "kind" = 'ehs'))),
	CONSTRAINT "lesion_kind_missing" CHECK("kind_missing" IS NULL OR (("kind_missing" = 'ND' OR "kind_missing" = 'UNK' OR "kind_missing" = 'NA' OR "kind_missing" = 'REF' OR "kind_missing" = 'PEND' OR "kind_missing" = 'LOST') AND "kind" IS NULL)),
	CONSTRAINT "lesion_longest_mm_missing" CHECK("longest_mm_missing" IS NULL OR (("longest_mm_missing" = 'ND' OR "longest_mm_missing" = 'UNK' OR "longest_mm_missing" = 'NA' OR "longest_mm_missing" = 'REF' OR "longest_mm_missing" = 'PEND' OR "longest_mm_missing" = 'LOST') AND "longest_mm" IS NULL)),
	CONSTRAINT "lesion_short_axis_mm_missing" CHECK("short_axis_mm_missing" IS NULL OR (("short_axis_mm_missing" = 'ND' OR "short_axis_mm_missing" = 'UNK' OR "short_axis_mm_missing" = 'NA' OR "short_axis_mm_missing" = 'REF' OR "short_axis_mm_missing" = 'PEND' OR "short_axis_mm_missing" = 'LOST') AND "short_axis_mm" IS NULL)),
	CONSTRAINT "lesion_perp_mm_missing" CHECK("perp_mm_missing" IS NULL OR (("perp_mm_missing" = 'ND' OR "perp_mm_missing" = 'UNK' OR "perp_mm_missing" = 'NA' OR "perp_mm_missing" = 'REF' OR "perp_mm_missing" = 'PEND' OR "perp_mm_missing" = 'LOST') AND "perp_mm" IS NULL)),
	CONSTRAINT "lesion_viable_longest_mm_missing" CHECK("viable_longest_mm_missing" IS NULL OR (("viable_longest_mm_missing" = 'ND' OR "viable_longest_mm_missing" = 'UNK' OR "viable_longest_mm_missing" = 'NA' OR "viable_longest_mm_missing" = 'REF' OR "viable_longest_mm_missing" = 'PEND' OR "viable_longest_mm_missing" = 'LOST') AND "viable_longest_mm" IS NULL)),
	CONSTRAINT "lesion_viable_perp_mm_missing" CHECK("viable_perp_mm_missing" IS NULL OR (("viable_perp_mm_missing" = 'ND' OR "viable_perp_mm_missing" = 'UNK' OR "viable_perp_mm_missing" = 'NA' OR "viable_perp_mm_missing" = 'REF' OR "viable_perp_mm_missing" = 'PEND' OR "viable_perp_mm_missing" = 'LOST') AND "viable_perp_mm" IS NULL)),
	CONSTRAINT "lesion_arterial_enhancement" CHECK("arterial_enhancement" IS NULL OR (("arterial_enhancement" = 0 OR "arterial_enhancement" = 1))),
	CONSTRAINT "lesion_arterial_enhancement_missing" CHECK("arterial_enhancement_missing" IS NULL OR (("arterial_enhancement_missing" = 'ND' OR "arterial_enhancement_missing" = 'UNK' OR "arterial_enhancement_missing" = 'NA' OR "arterial_enhancement_missing" = 'REF' OR "arterial_enhancement_missing" = 'PEND' OR "arterial_enhancement_missing" = 'LOST') AND "arterial_enhancement" IS NULL)),
	CONSTRAINT "lesion_washout" CHECK("washout" IS NULL OR (("washout" = 0 OR "washout" = 1))),
	CONSTRAINT "lesion_washout_missing" CHECK("washout_missing" IS NULL OR (("washout_missing" = 'ND' OR "washout_missing" = 'UNK' OR "washout_missing" = 'NA' OR "washout_missing" = 'REF' OR "washout_missing" = 'PEND' OR "washout_missing" = 'LOST') AND "washout" IS NULL)),
	CONSTRAINT "lesion_status" CHECK("status" IS NULL OR (("status" = 'present' OR "status" = 'absent' OR "status" = 'new' OR "status" = 'not_evaluable'))),
	CONSTRAINT "lesion_status_missing" CHECK("status_missing" IS NULL OR (("status_missing" = 'ND' OR "status_missing" = 'UNK' OR "status_missing" = 'NA' OR "status_missing" = 'REF' OR "status_missing" = 'PEND' OR "status_missing" = 'LOST') AND "status" IS NULL)),
	CONSTRAINT "lesion_treated_in_courses" CHECK("treated_in_courses" IS NULL OR (json_valid("treated_in_courses"))),
	CONSTRAINT "lesion_treated_in_courses_missing" CHECK("treated_in_courses_missing" IS NULL OR (("treated_in_courses_missing" = 'ND' OR "treated_in_courses_missing" = 'UNK' OR "treated_in_courses_missing" = 'NA' OR "treated_in_courses_missing" = 'REF' OR "treated_in_courses_missing" = 'PEND' OR "treated_in_courses_missing" = 'LOST') AND "treated_in_courses" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `reading` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`reader` text NOT NULL,
	`system` text,
	`system_missing` text,
	`baseline_sum_mm` real,
	`baseline_sum_mm_missing` text,
	`sum_mm` real,
	`sum_mm_missing` text,
	`category` text,
	`category_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`,`parent_id`) REFERENCES `imaging`(`patient_id`,`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "reading_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "reading_reader" CHECK(length("reader") BETWEEN 1 AND 40),
	CONSTRAINT "reading_system" CHECK("system" IS NULL OR (("system" = 'mRECIST' OR "system" = 'RECIST11' OR "system" = 'EASL'))),
	CONSTRAINT "reading_system_missing" CHECK("system_missing" IS NULL OR (("system_missing" = 'ND' OR "system_missing" = 'UNK' OR "system_missing" = 'NA' OR "system_missing" = 'REF' OR "system_missing" = 'PEND' OR "system_missing" = 'LOST') AND "system" IS NULL)),
	CONSTRAINT "reading_baseline_sum_mm_missing" CHECK("baseline_sum_mm_missing" IS NULL OR (("baseline_sum_mm_missing" = 'ND' OR "baseline_sum_mm_missing" = 'UNK' OR "baseline_sum_mm_missing" = 'NA' OR "baseline_sum_mm_missing" = 'REF' OR "baseline_sum_mm_missing" = 'PEND' OR "baseline_sum_mm_missing" = 'LOST') AND "baseline_sum_mm" IS NULL)),
	CONSTRAINT "reading_sum_mm_missing" CHECK("sum_mm_missing" IS NULL OR (("sum_mm_missing" = 'ND' OR "sum_mm_missing" = 'UNK' OR "sum_mm_missing" = 'NA' OR "sum_mm_missing" = 'REF' OR "sum_mm_missing" = 'PEND' OR "sum_mm_missing" = 'LOST') AND "sum_mm" IS NULL)),
	CONSTRAINT "reading_category" CHECK("category" IS NULL OR (("category" = 'CR' OR "category" = 'PR' OR "category" = 'SD' OR "category" = 'PD' OR "category" = 'NE'))),
	CONSTRAINT "reading_category_missing" CHECK("category_missing" IS NULL OR (("category_missing" = 'ND' OR "category_missing" = 'UNK' OR "category_missing" = 'NA' OR "category_missing" = 'REF' OR "category_missing" = 'PEND' OR "category_missing" = 'LOST') AND "category" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `lab_panel` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`date` text NOT NULL,
	`timing` text,
	`timing_missing` text,
	`bilirubin` real,
	`bilirubin_unit` text,
	`bilirubin_comparator` text,
	`bilirubin_canonical` real,
	`bilirubin_missing` text,
	`albumin` real,
	`albumin_unit` text,
	`albumin_comparator` text,
	`albumin_canonical` real,
	`albumin_missing` text,
	`inr` real,
	`inr_unit` text,
	`inr_comparator` text,
	`inr_canonical` real,
	`inr_missing` text,
	`pt_prolong_sec` real,
	`pt_prolong_sec_unit` text,
	`pt_prolong_sec_comparator` text,
	`pt_prolong_sec_canonical` real,
	`pt_prolong_sec_missing` text,
	`ast` real,
	`ast_unit` text,
	`ast_comparator` text,
	`ast_canonical` real,
	`ast_missing` text,
	`alt` real,
	`alt_unit` text,
	`alt_comparator` text,
	`alt_canonical` real,
	`alt_missing` text,
	`platelets` real,
	`platelets_unit` text,
	`platelets_comparator` text,
	`platelets_canonical` real,
	`platelets_missing` text,
	`creatinine` real,
	`creatinine_unit` text,
	`creatinine_comparator` text,
	`creatinine_canonical` real,
	`creatinine_missing` text,
	`sodium` real,
	`sodium_unit` text,
	`sodium_comparator` text,
	`sodium_canonical` real,
	`sodium_missing` text,
	`afp` real,
	`afp_unit` text,
	`afp_comparator` text,
	`afp_canonical` real,
	`afp_missing` text,
	`pivka2` real,
	`pivka2_unit` text,
	`pivka2_comparator` text,
	`pivka2_canonical` real,
	`pivka2_missing` text,
	`crp` real,
	`crp_unit` text,
	`crp_comparator` text,
	`crp_canonical` real,
	`crp_missing` text,
	`hbv_dna` real,
	`hbv_dna_unit` text,
	`hbv_dna_comparator` text,
	`hbv_dna_canonical` real,
	`hbv_dna_missing` text,
	`hcv_rna` real,
	`hcv_rna_unit` text,
	`hcv_rna_comparator` text,
	`hcv_rna_canonical` real,
	`hcv_rna_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "lab_panel_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "lab_panel_date" CHECK((length("date") = 4 OR length("date") = 7 OR length("date") = 10)),
	CONSTRAINT "lab_panel_timing" CHECK("timing" IS NULL OR (("timing" = 'pre' OR "timing" = 'post'))),
	CONSTRAINT "lab_panel_timing_missing" CHECK("timing_missing" IS NULL OR (("timing_missing" = 'ND' OR "timing_missing" = 'UNK' OR "timing_missing" = 'NA' OR "timing_missing" = 'REF' OR "timing_missing" = 'PEND' OR "timing_missing" = 'LOST') AND "timing" IS NULL)),
	CONSTRAINT "lab_panel_bilirubin" CHECK("bilirubin" IS NULL OR ("bilirubin_unit" IS NOT NULL AND "bilirubin_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_bilirubin_unit" CHECK("bilirubin_unit" IS NULL OR (("bilirubin_unit" = 'umol/L' OR "bilirubin_unit" = 'mg/dL') AND "bilirubin" IS NOT NULL)),
	CONSTRAINT "lab_panel_bilirubin_comparator" CHECK("bilirubin_comparator" IS NULL OR (("bilirubin_comparator" = '<' OR "bilirubin_comparator" = '<=' OR "bilirubin_comparator" = '>' OR "bilirubin_comparator" = '>=') AND "bilirubin" IS NOT NULL)),
	CONSTRAINT "lab_panel_bilirubin_canonical" CHECK("bilirubin_canonical" IS NULL OR ("bilirubin" IS NOT NULL)),
	CONSTRAINT "lab_panel_bilirubin_missing" CHECK("bilirubin_missing" IS NULL OR (("bilirubin_missing" = 'ND' OR "bilirubin_missing" = 'UNK' OR "bilirubin_missing" = 'NA' OR "bilirubin_missing" = 'REF' OR "bilirubin_missing" = 'PEND' OR "bilirubin_missing" = 'LOST') AND "bilirubin" IS NULL AND "bilirubin_unit" IS NULL AND "bilirubin_comparator" IS NULL AND "bilirubin_canonical" IS NULL)),
	CONSTRAINT "lab_panel_albumin" CHECK("albumin" IS NULL OR ("albumin_unit" IS NOT NULL AND "albumin_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_albumin_unit" CHECK("albumin_unit" IS NULL OR (("albumin_unit" = 'g/L' OR "albumin_unit" = 'g/dL') AND "albumin" IS NOT NULL)),
	CONSTRAINT "lab_panel_albumin_comparator" CHECK("albumin_comparator" IS NULL OR (("albumin_comparator" = '<' OR "albumin_comparator" = '<=' OR "albumin_comparator" = '>' OR "albumin_comparator" = '>=') AND "albumin" IS NOT NULL)),
	CONSTRAINT "lab_panel_albumin_canonical" CHECK("albumin_canonical" IS NULL OR ("albumin" IS NOT NULL)),
	CONSTRAINT "lab_panel_albumin_missing" CHECK("albumin_missing" IS NULL OR (("albumin_missing" = 'ND' OR "albumin_missing" = 'UNK' OR "albumin_missing" = 'NA' OR "albumin_missing" = 'REF' OR "albumin_missing" = 'PEND' OR "albumin_missing" = 'LOST') AND "albumin" IS NULL AND "albumin_unit" IS NULL AND "albumin_comparator" IS NULL AND "albumin_canonical" IS NULL)),
	CONSTRAINT "lab_panel_inr" CHECK("inr" IS NULL OR ("inr_unit" IS NOT NULL AND "inr_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_inr_unit" CHECK("inr_unit" IS NULL OR (("inr_unit" = '1') AND "inr" IS NOT NULL)),
	CONSTRAINT "lab_panel_inr_comparator" CHECK("inr_comparator" IS NULL OR (("inr_comparator" = '<' OR "inr_comparator" = '<=' OR "inr_comparator" = '>' OR "inr_comparator" = '>=') AND "inr" IS NOT NULL)),
	CONSTRAINT "lab_panel_inr_canonical" CHECK("inr_canonical" IS NULL OR ("inr" IS NOT NULL)),
	CONSTRAINT "lab_panel_inr_missing" CHECK("inr_missing" IS NULL OR (("inr_missing" = 'ND' OR "inr_missing" = 'UNK' OR "inr_missing" = 'NA' OR "inr_missing" = 'REF' OR "inr_missing" = 'PEND' OR "inr_missing" = 'LOST') AND "inr" IS NULL AND "inr_unit" IS NULL AND "inr_comparator" IS NULL AND "inr_canonical" IS NULL)),
	CONSTRAINT "lab_panel_pt_prolong_sec" CHECK("pt_prolong_sec" IS NULL OR ("pt_prolong_sec_unit" IS NOT NULL AND "pt_prolong_sec_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_pt_prolong_sec_unit" CHECK("pt_prolong_sec_unit" IS NULL OR (("pt_prolong_sec_unit" = 's') AND "pt_prolong_sec" IS NOT NULL)),
	CONSTRAINT "lab_panel_pt_prolong_sec_comparator" CHECK("pt_prolong_sec_comparator" IS NULL OR (("pt_prolong_sec_comparator" = '<' OR "pt_prolong_sec_comparator" = '<=' OR "pt_prolong_sec_comparator" = '>' OR "pt_prolong_sec_comparator" = '>=') AND "pt_prolong_sec" IS NOT NULL)),
	CONSTRAINT "lab_panel_pt_prolong_sec_canonical" CHECK("pt_prolong_sec_canonical" IS NULL OR ("pt_prolong_sec" IS NOT NULL)),
	CONSTRAINT "lab_panel_pt_prolong_sec_missing" CHECK("pt_prolong_sec_missing" IS NULL OR (("pt_prolong_sec_missing" = 'ND' OR "pt_prolong_sec_missing" = 'UNK' OR "pt_prolong_sec_missing" = 'NA' OR "pt_prolong_sec_missing" = 'REF' OR "pt_prolong_sec_missing" = 'PEND' OR "pt_prolong_sec_missing" = 'LOST') AND "pt_prolong_sec" IS NULL AND "pt_prolong_sec_unit" IS NULL AND "pt_prolong_sec_comparator" IS NULL AND "pt_prolong_sec_canonical" IS NULL)),
	CONSTRAINT "lab_panel_ast" CHECK("ast" IS NULL OR ("ast_unit" IS NOT NULL AND "ast_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_ast_unit" CHECK("ast_unit" IS NULL OR (("ast_unit" = 'U/L') AND "ast" IS NOT NULL)),
	CONSTRAINT "lab_panel_ast_comparator" CHECK("ast_comparator" IS NULL OR (("ast_comparator" = '<' OR "ast_comparator" = '<=' OR "ast_comparator" = '>' OR "ast_comparator" = '>=') AND "ast" IS NOT NULL)),
	CONSTRAINT "lab_panel_ast_canonical" CHECK("ast_canonical" IS NULL OR ("ast" IS NOT NULL)),
	CONSTRAINT "lab_panel_ast_missing" CHECK("ast_missing" IS NULL OR (("ast_missing" = 'ND' OR "ast_missing" = 'UNK' OR "ast_missing" = 'NA' OR "ast_missing" = 'REF' OR "ast_missing" = 'PEND' OR "ast_missing" = 'LOST') AND "ast" IS NULL AND "ast_unit" IS NULL AND "ast_comparator" IS NULL AND "ast_canonical" IS NULL)),
	CONSTRAINT "lab_panel_alt" CHECK("alt" IS NULL OR ("alt_unit" IS NOT NULL AND "alt_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_alt_unit" CHECK("alt_unit" IS NULL OR (("alt_unit" = 'U/L') AND "alt" IS NOT NULL)),
	CONSTRAINT "lab_panel_alt_comparator" CHECK("alt_comparator" IS NULL OR (("alt_comparator" = '<' OR "alt_comparator" = '<=' OR "alt_comparator" = '>' OR "alt_comparator" = '>=') AND "alt" IS NOT NULL)),
	CONSTRAINT "lab_panel_alt_canonical" CHECK("alt_canonical" IS NULL OR ("alt" IS NOT NULL)),
	CONSTRAINT "lab_panel_alt_missing" CHECK("alt_missing" IS NULL OR (("alt_missing" = 'ND' OR "alt_missing" = 'UNK' OR "alt_missing" = 'NA' OR "alt_missing" = 'REF' OR "alt_missing" = 'PEND' OR "alt_missing" = 'LOST') AND "alt" IS NULL AND "alt_unit" IS NULL AND "alt_comparator" IS NULL AND "alt_canonical" IS NULL)),
	CONSTRAINT "lab_panel_platelets" CHECK("platelets" IS NULL OR ("platelets_unit" IS NOT NULL AND "platelets_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_platelets_unit" CHECK("platelets_unit" IS NULL OR (("platelets_unit" = '10^9/L') AND "platelets" IS NOT NULL)),
	CONSTRAINT "lab_panel_platelets_comparator" CHECK("platelets_comparator" IS NULL OR (("platelets_comparator" = '<' OR "platelets_comparator" = '<=' OR "platelets_comparator" = '>' OR "platelets_comparator" = '>=') AND "platelets" IS NOT NULL)),
	CONSTRAINT "lab_panel_platelets_canonical" CHECK("platelets_canonical" IS NULL OR ("platelets" IS NOT NULL)),
	CONSTRAINT "lab_panel_platelets_missing" CHECK("platelets_missing" IS NULL OR (("platelets_missing" = 'ND' OR "platelets_missing" = 'UNK' OR "platelets_missing" = 'NA' OR "platelets_missing" = 'REF' OR "platelets_missing" = 'PEND' OR "platelets_missing" = 'LOST') AND "platelets" IS NULL AND "platelets_unit" IS NULL AND "platelets_comparator" IS NULL AND "platelets_canonical" IS NULL)),
	CONSTRAINT "lab_panel_creatinine" CHECK("creatinine" IS NULL OR ("creatinine_unit" IS NOT NULL AND "creatinine_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_creatinine_unit" CHECK("creatinine_unit" IS NULL OR (("creatinine_unit" = 'umol/L' OR "creatinine_unit" = 'mg/dL') AND "creatinine" IS NOT NULL)),
	CONSTRAINT "lab_panel_creatinine_comparator" CHECK("creatinine_comparator" IS NULL OR (("creatinine_comparator" = '<' OR "creatinine_comparator" = '<=' OR "creatinine_comparator" = '>' OR "creatinine_comparator" = '>=') AND "creatinine" IS NOT NULL)),
	CONSTRAINT "lab_panel_creatinine_canonical" CHECK("creatinine_canonical" IS NULL OR ("creatinine" IS NOT NULL)),
	CONSTRAINT "lab_panel_creatinine_missing" CHECK("creatinine_missing" IS NULL OR (("creatinine_missing" = 'ND' OR "creatinine_missing" = 'UNK' OR "creatinine_missing" = 'NA' OR "creatinine_missing" = 'REF' OR "creatinine_missing" = 'PEND' OR "creatinine_missing" = 'LOST') AND "creatinine" IS NULL AND "creatinine_unit" IS NULL AND "creatinine_comparator" IS NULL AND "creatinine_canonical" IS NULL)),
	CONSTRAINT "lab_panel_sodium" CHECK("sodium" IS NULL OR ("sodium_unit" IS NOT NULL AND "sodium_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_sodium_unit" CHECK("sodium_unit" IS NULL OR (("sodium_unit" = 'mmol/L') AND "sodium" IS NOT NULL)),
	CONSTRAINT "lab_panel_sodium_comparator" CHECK("sodium_comparator" IS NULL OR (("sodium_comparator" = '<' OR "sodium_comparator" = '<=' OR "sodium_comparator" = '>' OR "sodium_comparator" = '>=') AND "sodium" IS NOT NULL)),
	CONSTRAINT "lab_panel_sodium_canonical" CHECK("sodium_canonical" IS NULL OR ("sodium" IS NOT NULL)),
	CONSTRAINT "lab_panel_sodium_missing" CHECK("sodium_missing" IS NULL OR (("sodium_missing" = 'ND' OR "sodium_missing" = 'UNK' OR "sodium_missing" = 'NA' OR "sodium_missing" = 'REF' OR "sodium_missing" = 'PEND' OR "sodium_missing" = 'LOST') AND "sodium" IS NULL AND "sodium_unit" IS NULL AND "sodium_comparator" IS NULL AND "sodium_canonical" IS NULL)),
	CONSTRAINT "lab_panel_afp" CHECK("afp" IS NULL OR ("afp_unit" IS NOT NULL AND "afp_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_afp_unit" CHECK("afp_unit" IS NULL OR (("afp_unit" = 'ng/mL' OR "afp_unit" = 'ug/L') AND "afp" IS NOT NULL)),
	CONSTRAINT "lab_panel_afp_comparator" CHECK("afp_comparator" IS NULL OR (("afp_comparator" = '<' OR "afp_comparator" = '<=' OR "afp_comparator" = '>' OR "afp_comparator" = '>=') AND "afp" IS NOT NULL)),
	CONSTRAINT "lab_panel_afp_canonical" CHECK("afp_canonical" IS NULL OR ("afp" IS NOT NULL)),
	CONSTRAINT "lab_panel_afp_missing" CHECK("afp_missing" IS NULL OR (("afp_missing" = 'ND' OR "afp_missing" = 'UNK' OR "afp_missing" = 'NA' OR "afp_missing" = 'REF' OR "afp_missing" = 'PEND' OR "afp_missing" = 'LOST') AND "afp" IS NULL AND "afp_unit" IS NULL AND "afp_comparator" IS NULL AND "afp_canonical" IS NULL)),
	CONSTRAINT "lab_panel_pivka2" CHECK("pivka2" IS NULL OR ("pivka2_unit" IS NOT NULL AND "pivka2_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_pivka2_unit" CHECK("pivka2_unit" IS NULL OR (("pivka2_unit" = 'mAU/mL') AND "pivka2" IS NOT NULL)),
	CONSTRAINT "lab_panel_pivka2_comparator" CHECK("pivka2_comparator" IS NULL OR (("pivka2_comparator" = '<' OR "pivka2_comparator" = '<=' OR "pivka2_comparator" = '>' OR "pivka2_comparator" = '>=') AND "pivka2" IS NOT NULL)),
	CONSTRAINT "lab_panel_pivka2_canonical" CHECK("pivka2_canonical" IS NULL OR ("pivka2" IS NOT NULL)),
	CONSTRAINT "lab_panel_pivka2_missing" CHECK("pivka2_missing" IS NULL OR (("pivka2_missing" = 'ND' OR "pivka2_missing" = 'UNK' OR "pivka2_missing" = 'NA' OR "pivka2_missing" = 'REF' OR "pivka2_missing" = 'PEND' OR "pivka2_missing" = 'LOST') AND "pivka2" IS NULL AND "pivka2_unit" IS NULL AND "pivka2_comparator" IS NULL AND "pivka2_canonical" IS NULL)),
	CONSTRAINT "lab_panel_crp" CHECK("crp" IS NULL OR ("crp_unit" IS NOT NULL AND "crp_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_crp_unit" CHECK("crp_unit" IS NULL OR (("crp_unit" = 'mg/L' OR "crp_unit" = 'mg/dL') AND "crp" IS NOT NULL)),
	CONSTRAINT "lab_panel_crp_comparator" CHECK("crp_comparator" IS NULL OR (("crp_comparator" = '<' OR "crp_comparator" = '<=' OR "crp_comparator" = '>' OR "crp_comparator" = '>=') AND "crp" IS NOT NULL)),
	CONSTRAINT "lab_panel_crp_canonical" CHECK("crp_canonical" IS NULL OR ("crp" IS NOT NULL)),
	CONSTRAINT "lab_panel_crp_missing" CHECK("crp_missing" IS NULL OR (("crp_missing" = 'ND' OR "crp_missing" = 'UNK' OR "crp_missing" = 'NA' OR "crp_missing" = 'REF' OR "crp_missing" = 'PEND' OR "crp_missing" = 'LOST') AND "crp" IS NULL AND "crp_unit" IS NULL AND "crp_comparator" IS NULL AND "crp_canonical" IS NULL)),
	CONSTRAINT "lab_panel_hbv_dna" CHECK("hbv_dna" IS NULL OR ("hbv_dna_unit" IS NOT NULL AND "hbv_dna_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_hbv_dna_unit" CHECK("hbv_dna_unit" IS NULL OR (("hbv_dna_unit" = 'log10 IU/mL') AND "hbv_dna" IS NOT NULL)),
	CONSTRAINT "lab_panel_hbv_dna_comparator" CHECK("hbv_dna_comparator" IS NULL OR (("hbv_dna_comparator" = '<' OR "hbv_dna_comparator" = '<=' OR "hbv_dna_comparator" = '>' OR "hbv_dna_comparator" = '>=') AND "hbv_dna" IS NOT NULL)),
	CONSTRAINT "lab_panel_hbv_dna_canonical" CHECK("hbv_dna_canonical" IS NULL OR ("hbv_dna" IS NOT NULL)),
	CONSTRAINT "lab_panel_hbv_dna_missing" CHECK("hbv_dna_missing" IS NULL OR (("hbv_dna_missing" = 'ND' OR "hbv_dna_missing" = 'UNK' OR "hbv_dna_missing" = 'NA' OR "hbv_dna_missing" = 'REF' OR "hbv_dna_missing" = 'PEND' OR "hbv_dna_missing" = 'LOST') AND "hbv_dna" IS NULL AND "hbv_dna_unit" IS NULL AND "hbv_dna_comparator" IS NULL AND "hbv_dna_canonical" IS NULL)),
	CONSTRAINT "lab_panel_hcv_rna" CHECK("hcv_rna" IS NULL OR ("hcv_rna_unit" IS NOT NULL AND "hcv_rna_canonical" IS NOT NULL)),
	CONSTRAINT "lab_panel_hcv_rna_unit" CHECK("hcv_rna_unit" IS NULL OR (("hcv_rna_unit" = 'log10 IU/mL') AND "hcv_rna" IS NOT NULL)),
	CONSTRAINT "lab_panel_hcv_rna_comparator" CHECK("hcv_rna_comparator" IS NULL OR (("hcv_rna_comparator" = '<' OR "hcv_rna_comparator" = '<=' OR "hcv_rna_comparator" = '>' OR "hcv_rna_comparator" = '>=') AND "hcv_rna" IS NOT NULL)),
	CONSTRAINT "lab_panel_hcv_rna_canonical" CHECK("hcv_rna_canonical" IS NULL OR ("hcv_rna" IS NOT NULL)),
	CONSTRAINT "lab_panel_hcv_rna_missing" CHECK("hcv_rna_missing" IS NULL OR (("hcv_rna_missing" = 'ND' OR "hcv_rna_missing" = 'UNK' OR "hcv_rna_missing" = 'NA' OR "hcv_rna_missing" = 'REF' OR "hcv_rna_missing" = 'PEND' OR "hcv_rna_missing" = 'LOST') AND "hcv_rna" IS NULL AND "hcv_rna_unit" IS NULL AND "hcv_rna_comparator" IS NULL AND "hcv_rna_canonical" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `clinical_status` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`date` text NOT NULL,
	`timing` text,
	`timing_missing` text,
	`ascites` text,
	`ascites_missing` text,
	`encephalopathy` text,
	`encephalopathy_missing` text,
	`variceal_bleeding` integer,
	`variceal_bleeding_missing` text,
	`gi_bleeding` integer,
	`gi_bleeding_missing` text,
	`weight_kg` real,
	`weight_kg_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "clinical_status_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "clinical_status_date" CHECK((length("date") = 4 OR length("date") = 7 OR length("date") = 10)),
	CONSTRAINT "clinical_status_timing" CHECK("timing" IS NULL OR (("timing" = 'pre' OR "timing" = 'post'))),
	CONSTRAINT "clinical_status_timing_missing" CHECK("timing_missing" IS NULL OR (("timing_missing" = 'ND' OR "timing_missing" = 'UNK' OR "timing_missing" = 'NA' OR "timing_missing" = 'REF' OR "timing_missing" = 'PEND' OR "timing_missing" = 'LOST') AND "timing" IS NULL)),
	CONSTRAINT "clinical_status_ascites" CHECK("ascites" IS NULL OR (("ascites" = 'none' OR "ascites" = 'mild' OR "ascites" = 'moderate_severe'))),
	CONSTRAINT "clinical_status_ascites_missing" CHECK("ascites_missing" IS NULL OR (("ascites_missing" = 'ND' OR "ascites_missing" = 'UNK' OR "ascites_missing" = 'NA' OR "ascites_missing" = 'REF' OR "ascites_missing" = 'PEND' OR "ascites_missing" = 'LOST') AND "ascites" IS NULL)),
	CONSTRAINT "clinical_status_encephalopathy" CHECK("encephalopathy" IS NULL OR (("encephalopathy" = 'none' OR "encephalopathy" = 'grade1_2' OR "encephalopathy" = 'grade3_4'))),
	CONSTRAINT "clinical_status_encephalopathy_missing" CHECK("encephalopathy_missing" IS NULL OR (("encephalopathy_missing" = 'ND' OR "encephalopathy_missing" = 'UNK' OR "encephalopathy_missing" = 'NA' OR "encephalopathy_missing" = 'REF' OR "encephalopathy_missing" = 'PEND' OR "encephalopathy_missing" = 'LOST') AND "encephalopathy" IS NULL)),
	CONSTRAINT "clinical_status_variceal_bleeding" CHECK("variceal_bleeding" IS NULL OR (("variceal_bleeding" = 0 OR "variceal_bleeding" = 1))),
	CONSTRAINT "clinical_status_variceal_bleeding_missing" CHECK("variceal_bleeding_missing" IS NULL OR (("variceal_bleeding_missing" = 'ND' OR "variceal_bleeding_missing" = 'UNK' OR "variceal_bleeding_missing" = 'NA' OR "variceal_bleeding_missing" = 'REF' OR "variceal_bleeding_missing" = 'PEND' OR "variceal_bleeding_missing" = 'LOST') AND "variceal_bleeding" IS NULL)),
	CONSTRAINT "clinical_status_gi_bleeding" CHECK("gi_bleeding" IS NULL OR (("gi_bleeding" = 0 OR "gi_bleeding" = 1))),
	CONSTRAINT "clinical_status_gi_bleeding_missing" CHECK("gi_bleeding_missing" IS NULL OR (("gi_bleeding_missing" = 'ND' OR "gi_bleeding_missing" = 'UNK' OR "gi_bleeding_missing" = 'NA' OR "gi_bleeding_missing" = 'REF' OR "gi_bleeding_missing" = 'PEND' OR "gi_bleeding_missing" = 'LOST') AND "gi_bleeding" IS NULL)),
	CONSTRAINT "clinical_status_weight_kg_missing" CHECK("weight_kg_missing" IS NULL OR (("weight_kg_missing" = 'ND' OR "weight_kg_missing" = 'UNK' OR "weight_kg_missing" = 'NA' OR "weight_kg_missing" = 'REF' OR "weight_kg_missing" = 'PEND' OR "weight_kg_missing" = 'LOST') AND "weight_kg" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `adverse_event` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`term` text,
	`term_missing` text,
	`grade` integer,
	`grade_missing` text,
	`serious` integer,
	`serious_missing` text,
	`serious_criterion` text,
	`serious_criterion_missing` text,
	`onset` text NOT NULL,
	`end` text,
	`end_missing` text,
	`attribution` text,
	`attribution_missing` text,
	`action` text,
	`action_missing` text,
	`outcome` text,
	`outcome_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "adverse_event_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "adverse_event_term" CHECK("term" IS NULL OR (length("term") BETWEEN 1 AND 120)),
	CONSTRAINT "adverse_event_term_missing" CHECK("term_missing" IS NULL OR (("term_missing" = 'ND' OR "term_missing" = 'UNK' OR "term_missing" = 'NA' OR "term_missing" = 'REF' OR "term_missing" = 'PEND' OR "term_missing" = 'LOST') AND "term" IS NULL)),
	CONSTRAINT "adverse_event_grade" CHECK("grade" IS NULL OR (("grade" = 1 OR "grade" = 2 OR "grade" = 3 OR "grade" = 4 OR "grade" = 5))),
	CONSTRAINT "adverse_event_grade_missing" CHECK("grade_missing" IS NULL OR (("grade_missing" = 'ND' OR "grade_missing" = 'UNK' OR "grade_missing" = 'NA' OR "grade_missing" = 'REF' OR "grade_missing" = 'PEND' OR "grade_missing" = 'LOST') AND "grade" IS NULL)),
	CONSTRAINT "adverse_event_serious" CHECK("serious" IS NULL OR (("serious" = 0 OR "serious" = 1))),
	CONSTRAINT "adverse_event_serious_missing" CHECK("serious_missing" IS NULL OR (("serious_missing" = 'ND' OR "serious_missing" = 'UNK' OR "serious_missing" = 'NA' OR "serious_missing" = 'REF' OR "serious_missing" = 'PEND' OR "serious_missing" = 'LOST') AND "serious" IS NULL)),
	CONSTRAINT "adverse_event_serious_criterion" CHECK("serious_criterion" IS NULL OR (("serious_criterion" = 'death' OR "serious_criterion" = 'life_threatening' OR "serious_criterion" = 'hospitalisation' OR "serious_criterion" = 'disability' OR "serious_criterion" = 'other'))),
	CONSTRAINT "adverse_event_serious_criterion_missing" CHECK("serious_criterion_missing" IS NULL OR (("serious_criterion_missing" = 'ND' OR "serious_criterion_missing" = 'UNK' OR "serious_criterion_missing" = 'NA' OR "serious_criterion_missing" = 'REF' OR "serious_criterion_missing" = 'PEND' OR "serious_criterion_missing" = 'LOST') AND "serious_criterion" IS NULL)),
	CONSTRAINT "adverse_event_onset" CHECK((length("onset") = 4 OR length("onset") = 7 OR length("onset") = 10)),
	CONSTRAINT "adverse_event_end" CHECK("end" IS NULL OR ((length("end") = 4 OR length("end") = 7 OR length("end") = 10))),
	CONSTRAINT "adverse_event_end_missing" CHECK("end_missing" IS NULL OR (("end_missing" = 'ND' OR "end_missing" = 'UNK' OR "end_missing" = 'NA' OR "end_missing" = 'REF' OR "end_missing" = 'PEND' OR "end_missing" = 'LOST') AND "end" IS NULL)),
	CONSTRAINT "adverse_event_attribution" CHECK("attribution" IS NULL OR (("attribution" = 'tace' OR "attribution" = 'systemic' OR "attribution" = 'disease' OR "attribution" = 'other'))),
	CONSTRAINT "adverse_event_attribution_missing" CHECK("attribution_missing" IS NULL OR (("attribution_missing" = 'ND' OR "attribution_missing" = 'UNK' OR "attribution_missing" = 'NA' OR "attribution_missing" = 'REF' OR "attribution_missing" = 'PEND' OR "attribution_missing" = 'LOST') AND "attribution" IS NULL)),
	CONSTRAINT "adverse_event_action" CHECK("action" IS NULL OR (length("action") BETWEEN 1 AND 120)),
	CONSTRAINT "adverse_event_action_missing" CHECK("action_missing" IS NULL OR (("action_missing" = 'ND' OR "action_missing" = 'UNK' OR "action_missing" = 'NA' OR "action_missing" = 'REF' OR "action_missing" = 'PEND' OR "action_missing" = 'LOST') AND "action" IS NULL)),
	CONSTRAINT "adverse_event_outcome" CHECK("outcome" IS NULL OR (length("outcome") BETWEEN 1 AND 120)),
	CONSTRAINT "adverse_event_outcome_missing" CHECK("outcome_missing" IS NULL OR (("outcome_missing" = 'ND' OR "outcome_missing" = 'UNK' OR "outcome_missing" = 'NA' OR "outcome_missing" = 'REF' OR "outcome_missing" = 'PEND' OR "outcome_missing" = 'LOST') AND "outcome" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `systemic_course` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`regimen_code` text,
	`regimen_code_missing` text,
	`line` integer,
	`line_missing` text,
	`start_date` text NOT NULL,
	`switch_decision_date` text,
	`switch_decision_date_missing` text,
	`dose` text,
	`dose_missing` text,
	`combination` integer,
	`combination_missing` text,
	`primary_trigger` text,
	`primary_trigger_missing` text,
	`stop_date` text,
	`stop_date_missing` text,
	`stop_reason` text,
	`stop_reason_missing` text,
	`best_response` text,
	`best_response_missing` text,
	`progression_date` text,
	`progression_date_missing` text,
	`tace_resumed` integer,
	`tace_resumed_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "systemic_course_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "systemic_course_regimen_code" CHECK("regimen_code" IS NULL OR (("regimen_code" = 'sorafenib' OR "regimen_code" = 'lenvatinib' OR "regimen_code" = 'regorafenib' OR "regimen_code" = 'cabozantinib' OR "regimen_code" = 'ramucirumab' OR "regimen_code" = 'atezo_bev' OR "regimen_code" = 'nivolumab' OR "regimen_code" = 'pembrolizumab' OR "regimen_code" = 'tremelimumab' OR "regimen_code" = 'durva_treme' OR "regimen_code" = 'durva_bev' OR "regimen_code" = 'camre_apa' OR "regimen_code" = 'apatinib' OR "regimen_code" = 'brivanib' OR "regimen_code" = 'orantinib' OR "regimen_code" = 'haic_folfox_sor' OR "regimen_code" = 'immune_killer_cells' OR "regimen_code" = 'other'))),
	CONSTRAINT "systemic_course_regimen_code_missing" CHECK("regimen_code_missing" IS NULL OR (("regimen_code_missing" = 'ND' OR "regimen_code_missing" = 'UNK' OR "regimen_code_missing" = 'NA' OR "regimen_code_missing" = 'REF' OR "regimen_code_missing" = 'PEND' OR "regimen_code_missing" = 'LOST') AND "regimen_code" IS NULL)),
	CONSTRAINT "systemic_course_line_missing" CHECK("line_missing" IS NULL OR (("line_missing" = 'ND' OR "line_missing" = 'UNK' OR "line_missing" = 'NA' OR "line_missing" = 'REF' OR "line_missing" = 'PEND' OR "line_missing" = 'LOST') AND "line" IS NULL)),
	CONSTRAINT "systemic_course_start_date" CHECK((length("start_date") = 4 OR length("start_date") = 7 OR length("start_date") = 10)),
	CONSTRAINT "systemic_course_switch_decision_date" CHECK("switch_decision_date" IS NULL OR ((length("switch_decision_date") = 4 OR length("switch_decision_date") = 7 OR length("switch_decision_date") = 10))),
	CONSTRAINT "systemic_course_switch_decision_date_missing" CHECK("switch_decision_date_missing" IS NULL OR (("switch_decision_date_missing" = 'ND' OR "switch_decision_date_missing" = 'UNK' OR "switch_decision_date_missing" = 'NA' OR "switch_decision_date_missing" = 'REF' OR "switch_decision_date_missing" = 'PEND' OR "switch_decision_date_missing" = 'LOST') AND "switch_decision_date" IS NULL)),
	CONSTRAINT "systemic_course_dose" CHECK("dose" IS NULL OR (length("dose") BETWEEN 1 AND 80)),
	CONSTRAINT "systemic_course_dose_missing" CHECK("dose_missing" IS NULL OR (("dose_missing" = 'ND' OR "dose_missing" = 'UNK' OR "dose_missing" = 'NA' OR "dose_missing" = 'REF' OR "dose_missing" = 'PEND' OR "dose_missing" = 'LOST') AND "dose" IS NULL)),
	CONSTRAINT "systemic_course_combination" CHECK("combination" IS NULL OR (("combination" = 0 OR "combination" = 1))),
	CONSTRAINT "systemic_course_combination_missing" CHECK("combination_missing" IS NULL OR (("combination_missing" = 'ND' OR "combination_missing" = 'UNK' OR "combination_missing" = 'NA' OR "combination_missing" = 'REF' OR "combination_missing" = 'PEND' OR "combination_missing" = 'LOST') AND "combination" IS NULL)),
	CONSTRAINT "systemic_course_primary_trigger" CHECK("primary_trigger" IS NULL OR (("primary_trigger" = 'refractory' OR "primary_trigger" = 'untreatable_progression' OR "primary_trigger" = 'mvi_ehs' OR "primary_trigger" = 'liver_deterioration' OR "primary_trigger" = 'adverse_event' OR "primary_trigger" = 'patient_preference' OR "primary_trigger" = 'technical' OR "primary_trigger" = 'tace_unsuitable' OR "primary_trigger" = 'trial' OR "primary_trigger" = 'other'))),
	CONSTRAINT "systemic_course_primary_trigger_missing" CHECK("primary_trigger_missing" IS NULL OR (("primary_trigger_missing" = 'ND' OR "primary_trigger_missing" = 'UNK' OR "primary_trigger_missing" = 'NA' OR "primary_trigger_missing" = 'REF' OR "primary_trigger_missing" = 'PEND' OR "primary_trigger_missing" = 'LOST') AND "primary_trigger" IS NULL)),
	CONSTRAINT "systemic_course_stop_date" CHECK("stop_date" IS NULL OR ((length("stop_date") = 4 OR length("stop_date") = 7 OR length("stop_date") = 10))),
	CONSTRAINT "systemic_course_stop_date_missing" CHECK("stop_date_missing" IS NULL OR (("stop_date_missing" = 'ND' OR "stop_date_missing" = 'UNK' OR "stop_date_missing" = 'NA' OR "stop_date_missing" = 'REF' OR "stop_date_missing" = 'PEND' OR "stop_date_missing" = 'LOST') AND "stop_date" IS NULL)),
	CONSTRAINT "systemic_course_stop_reason" CHECK("stop_reason" IS NULL OR (("stop_reason" = 'progression' OR "stop_reason" = 'adverse_event' OR "stop_reason" = 'liver_deterioration' OR "stop_reason" = 'complete_response_drug_free' OR "stop_reason" = 'patient_choice' OR "stop_reason" = 'death' OR "stop_reason" = 'conversion_surgery' OR "stop_reason" = 'transplant' OR "stop_reason" = 'access' OR "stop_reason" = 'other' OR "stop_reason" = 'ongoing'))),
	CONSTRAINT "systemic_course_stop_reason_missing" CHECK("stop_reason_missing" IS NULL OR (("stop_reason_missing" = 'ND' OR "stop_reason_missing" = 'UNK' OR "stop_reason_missing" = 'NA' OR "stop_reason_missing" = 'REF' OR "stop_reason_missing" = 'PEND' OR "stop_reason_missing" = 'LOST') AND "stop_reason" IS NULL)),
	CONSTRAINT "systemic_course_best_response" CHECK("best_response" IS NULL OR (("best_response" = 'CR' OR "best_response" = 'PR' OR "best_response" = 'SD' OR "best_response" = 'PD' OR "best_response" = 'NE'))),
	CONSTRAINT "systemic_course_best_response_missing" CHECK("best_response_missing" IS NULL OR (("best_response_missing" = 'ND' OR "best_response_missing" = 'UNK' OR "best_response_missing" = 'NA' OR "best_response_missing" = 'REF' OR "best_response_missing" = 'PEND' OR "best_response_missing" = 'LOST') AND "best_response" IS NULL)),
	CONSTRAINT "systemic_course_progression_date" CHECK("progression_date" IS NULL OR ((length("progression_date") = 4 OR length("progression_date") = 7 OR length("progression_date") = 10))),
	CONSTRAINT "systemic_course_progression_date_missing" CHECK("progression_date_missing" IS NULL OR (("progression_date_missing" = 'ND' OR "progression_date_missing" = 'UNK' OR "progression_date_missing" = 'NA' OR "progression_date_missing" = 'REF' OR "progression_date_missing" = 'PEND' OR "progression_date_missing" = 'LOST') AND "progression_date" IS NULL)),
	CONSTRAINT "systemic_course_tace_resumed" CHECK("tace_resumed" IS NULL OR (("tace_resumed" = 0 OR "tace_resumed" = 1))),
	CONSTRAINT "systemic_course_tace_resumed_missing" CHECK("tace_resumed_missing" IS NULL OR (("tace_resumed_missing" = 'ND' OR "tace_resumed_missing" = 'UNK' OR "tace_resumed_missing" = 'NA' OR "tace_resumed_missing" = 'REF' OR "tace_resumed_missing" = 'PEND' OR "tace_resumed_missing" = 'LOST') AND "tace_resumed" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `dose_reduction` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`date` text,
	`date_missing` text,
	`reason` text,
	`reason_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`,`parent_id`) REFERENCES `systemic_course`(`patient_id`,`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "dose_reduction_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "dose_reduction_date" CHECK("date" IS NULL OR ((length("date") = 4 OR length("date") = 7 OR length("date") = 10))),
	CONSTRAINT "dose_reduction_date_missing" CHECK("date_missing" IS NULL OR (("date_missing" = 'ND' OR "date_missing" = 'UNK' OR "date_missing" = 'NA' OR "date_missing" = 'REF' OR "date_missing" = 'PEND' OR "date_missing" = 'LOST') AND "date" IS NULL)),
	CONSTRAINT "dose_reduction_reason" CHECK("reason" IS NULL OR (length("reason") BETWEEN 1 AND 120)),
	CONSTRAINT "dose_reduction_reason_missing" CHECK("reason_missing" IS NULL OR (("reason_missing" = 'ND' OR "reason_missing" = 'UNK' OR "reason_missing" = 'NA' OR "reason_missing" = 'REF' OR "reason_missing" = 'PEND' OR "reason_missing" = 'LOST') AND "reason" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `interruption` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`date` text,
	`date_missing` text,
	`reason` text,
	`reason_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`,`parent_id`) REFERENCES `systemic_course`(`patient_id`,`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "interruption_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "interruption_date" CHECK("date" IS NULL OR ((length("date") = 4 OR length("date") = 7 OR length("date") = 10))),
	CONSTRAINT "interruption_date_missing" CHECK("date_missing" IS NULL OR (("date_missing" = 'ND' OR "date_missing" = 'UNK' OR "date_missing" = 'NA' OR "date_missing" = 'REF' OR "date_missing" = 'PEND' OR "date_missing" = 'LOST') AND "date" IS NULL)),
	CONSTRAINT "interruption_reason" CHECK("reason" IS NULL OR (length("reason") BETWEEN 1 AND 120)),
	CONSTRAINT "interruption_reason_missing" CHECK("reason_missing" IS NULL OR (("reason_missing" = 'ND' OR "reason_missing" = 'UNK' OR "reason_missing" = 'NA' OR "reason_missing" = 'REF' OR "reason_missing" = 'PEND' OR "reason_missing" = 'LOST') AND "reason" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `other_treatment` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`type` text,
	`type_missing` text,
	`date` text NOT NULL,
	`intent` text,
	`intent_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "other_treatment_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "other_treatment_type" CHECK("type" IS NULL OR (("type" = 'ablation' OR "type" = 'tare' OR "type" = 'haic' OR "type" = 'rt' OR "type" = 'resection' OR "type" = 'transplant' OR "type" = 'portal_vein_embolisation'))),
	CONSTRAINT "other_treatment_type_missing" CHECK("type_missing" IS NULL OR (("type_missing" = 'ND' OR "type_missing" = 'UNK' OR "type_missing" = 'NA' OR "type_missing" = 'REF' OR "type_missing" = 'PEND' OR "type_missing" = 'LOST') AND "type" IS NULL)),
	CONSTRAINT "other_treatment_date" CHECK((length("date") = 4 OR length("date") = 7 OR length("date") = 10)),
	CONSTRAINT "other_treatment_intent" CHECK("intent" IS NULL OR (("intent" = 'curative' OR "intent" = 'palliative' OR "intent" = 'bridging'))),
	CONSTRAINT "other_treatment_intent_missing" CHECK("intent_missing" IS NULL OR (("intent_missing" = 'ND' OR "intent_missing" = 'UNK' OR "intent_missing" = 'NA' OR "intent_missing" = 'REF' OR "intent_missing" = 'PEND' OR "intent_missing" = 'LOST') AND "intent" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE `follow_up` (
	`patient_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`deleted` integer NOT NULL,
	`visit_date` text NOT NULL,
	`ecog` integer,
	`ecog_missing` text,
	`vital_status` text,
	`vital_status_missing` text,
	`last_known_alive` text,
	`last_known_alive_missing` text,
	`death_date` text,
	`death_date_missing` text,
	`cause_of_death` text,
	`cause_of_death_missing` text,
	`source` text,
	`source_missing` text,
	PRIMARY KEY(`patient_id`, `id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "follow_up_deleted" CHECK("deleted" IN (0, 1)),
	CONSTRAINT "follow_up_visit_date" CHECK((length("visit_date") = 4 OR length("visit_date") = 7 OR length("visit_date") = 10)),
	CONSTRAINT "follow_up_ecog" CHECK("ecog" IS NULL OR (("ecog" = 0 OR "ecog" = 1 OR "ecog" = 2 OR "ecog" = 3 OR "ecog" = 4))),
	CONSTRAINT "follow_up_ecog_missing" CHECK("ecog_missing" IS NULL OR (("ecog_missing" = 'ND' OR "ecog_missing" = 'UNK' OR "ecog_missing" = 'NA' OR "ecog_missing" = 'REF' OR "ecog_missing" = 'PEND' OR "ecog_missing" = 'LOST') AND "ecog" IS NULL)),
	CONSTRAINT "follow_up_vital_status" CHECK("vital_status" IS NULL OR (("vital_status" = 'alive' OR "vital_status" = 'dead'))),
	CONSTRAINT "follow_up_vital_status_missing" CHECK("vital_status_missing" IS NULL OR (("vital_status_missing" = 'ND' OR "vital_status_missing" = 'UNK' OR "vital_status_missing" = 'NA' OR "vital_status_missing" = 'REF' OR "vital_status_missing" = 'PEND' OR "vital_status_missing" = 'LOST') AND "vital_status" IS NULL)),
	CONSTRAINT "follow_up_last_known_alive" CHECK("last_known_alive" IS NULL OR ((length("last_known_alive") = 4 OR length("last_known_alive") = 7 OR length("last_known_alive") = 10))),
	CONSTRAINT "follow_up_last_known_alive_missing" CHECK("last_known_alive_missing" IS NULL OR (("last_known_alive_missing" = 'ND' OR "last_known_alive_missing" = 'UNK' OR "last_known_alive_missing" = 'NA' OR "last_known_alive_missing" = 'REF' OR "last_known_alive_missing" = 'PEND' OR "last_known_alive_missing" = 'LOST') AND "last_known_alive" IS NULL)),
	CONSTRAINT "follow_up_death_date" CHECK("death_date" IS NULL OR ((length("death_date") = 4 OR length("death_date") = 7 OR length("death_date") = 10))),
	CONSTRAINT "follow_up_death_date_missing" CHECK("death_date_missing" IS NULL OR (("death_date_missing" = 'ND' OR "death_date_missing" = 'UNK' OR "death_date_missing" = 'NA' OR "death_date_missing" = 'REF' OR "death_date_missing" = 'PEND' OR "death_date_missing" = 'LOST') AND "death_date" IS NULL)),
	CONSTRAINT "follow_up_cause_of_death" CHECK("cause_of_death" IS NULL OR (("cause_of_death" = 'hcc' OR "cause_of_death" = 'liver_failure' OR "cause_of_death" = 'bleeding' OR "cause_of_death" = 'infection' OR "cause_of_death" = 'treatment_related' OR "cause_of_death" = 'other'))),
	CONSTRAINT "follow_up_cause_of_death_missing" CHECK("cause_of_death_missing" IS NULL OR (("cause_of_death_missing" = 'ND' OR "cause_of_death_missing" = 'UNK' OR "cause_of_death_missing" = 'NA' OR "cause_of_death_missing" = 'REF' OR "cause_of_death_missing" = 'PEND' OR "cause_of_death_missing" = 'LOST') AND "cause_of_death" IS NULL)),
	CONSTRAINT "follow_up_source" CHECK("source" IS NULL OR (("source" = 'clinic' OR "source" = 'registry' OR "source" = 'phone'))),
	CONSTRAINT "follow_up_source_missing" CHECK("source_missing" IS NULL OR (("source_missing" = 'ND' OR "source_missing" = 'UNK' OR "source_missing" = 'NA' OR "source_missing" = 'REF' OR "source_missing" = 'PEND' OR "source_missing" = 'LOST') AND "source" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER "patient_insert_guard" BEFORE INSERT ON "patient" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "patient_update_guard" BEFORE UPDATE ON "patient" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "patient_identity_guard" BEFORE UPDATE ON "patient" WHEN OLD."id" IS NOT NEW."id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "patient_delete_guard" BEFORE DELETE ON "patient" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "patient_insert_audit" AFTER INSERT ON "patient" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'patient',
    NEW."id", NEW."id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."study_id" IS NOT NULL THEN ',"studyId":' || json_quote(NEW."study_id") END,
      CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."birth_date" IS NOT NULL OR NEW."birth_date_missing" IS NOT NULL THEN ',"birthDate":' || CASE WHEN NEW."birth_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."birth_date_missing" || '"}' WHEN NEW."birth_date" IS NOT NULL THEN json_quote(NEW."birth_date") ELSE 'null' END END,
      CASE WHEN NEW."age_at_index" IS NOT NULL OR NEW."age_at_index_missing" IS NOT NULL THEN ',"ageAtIndex":' || CASE WHEN NEW."age_at_index_missing" IS NOT NULL THEN '{"missing":"' || NEW."age_at_index_missing" || '"}' WHEN NEW."age_at_index" IS NOT NULL THEN json_quote(NEW."age_at_index") ELSE 'null' END END,
      CASE WHEN NEW."sex" IS NOT NULL OR NEW."sex_missing" IS NOT NULL THEN ',"sex":' || CASE WHEN NEW."sex_missing" IS NOT NULL THEN '{"missing":"' || NEW."sex_missing" || '"}' WHEN NEW."sex" IS NOT NULL THEN json_quote(NEW."sex") ELSE 'null' END END,
      CASE WHEN NEW."centre" IS NOT NULL OR NEW."centre_missing" IS NOT NULL THEN ',"centre":' || CASE WHEN NEW."centre_missing" IS NOT NULL THEN '{"missing":"' || NEW."centre_missing" || '"}' WHEN NEW."centre" IS NOT NULL THEN json_quote(NEW."centre") ELSE 'null' END END,
      CASE WHEN NEW."country" IS NOT NULL OR NEW."country_missing" IS NOT NULL THEN ',"country":' || CASE WHEN NEW."country_missing" IS NOT NULL THEN '{"missing":"' || NEW."country_missing" || '"}' WHEN NEW."country" IS NOT NULL THEN json_quote(NEW."country") ELSE 'null' END END,
      CASE WHEN NEW."region" IS NOT NULL OR NEW."region_missing" IS NOT NULL THEN ',"region":' || CASE WHEN NEW."region_missing" IS NOT NULL THEN '{"missing":"' || NEW."region_missing" || '"}' WHEN NEW."region" IS NOT NULL THEN json_quote(NEW."region") ELSE 'null' END END,
      CASE WHEN NEW."consent_status" IS NOT NULL OR NEW."consent_status_missing" IS NOT NULL THEN ',"consentStatus":' || CASE WHEN NEW."consent_status_missing" IS NOT NULL THEN '{"missing":"' || NEW."consent_status_missing" || '"}' WHEN NEW."consent_status" IS NOT NULL THEN json_quote(NEW."consent_status") ELSE 'null' END END,
      CASE WHEN NEW."consent_date" IS NOT NULL OR NEW."consent_date_missing" IS NOT NULL THEN ',"consentDate":' || CASE WHEN NEW."consent_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."consent_date_missing" || '"}' WHEN NEW."consent_date" IS NOT NULL THEN json_quote(NEW."consent_date") ELSE 'null' END END,
      CASE WHEN NEW."date_basis" IS NOT NULL OR NEW."date_basis_missing" IS NOT NULL THEN ',"dateBasis":' || CASE WHEN NEW."date_basis_missing" IS NOT NULL THEN '{"missing":"' || NEW."date_basis_missing" || '"}' WHEN NEW."date_basis" IS NOT NULL THEN json_quote(NEW."date_basis") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "patient_update_audit" AFTER UPDATE ON "patient" WHEN OLD."study_id" IS NOT NEW."study_id" OR OLD."deleted" IS NOT NEW."deleted" OR OLD."birth_date" IS NOT NEW."birth_date" OR OLD."birth_date_missing" IS NOT NEW."birth_date_missing" OR OLD."age_at_index" IS NOT NEW."age_at_index" OR OLD."age_at_index_missing" IS NOT NEW."age_at_index_missing" OR OLD."sex" IS NOT NEW."sex" OR OLD."sex_missing" IS NOT NEW."sex_missing" OR OLD."centre" IS NOT NEW."centre" OR OLD."centre_missing" IS NOT NEW."centre_missing" OR OLD."country" IS NOT NEW."country" OR OLD."country_missing" IS NOT NEW."country_missing" OR OLD."region" IS NOT NEW."region" OR OLD."region_missing" IS NOT NEW."region_missing" OR OLD."consent_status" IS NOT NEW."consent_status" OR OLD."consent_status_missing" IS NOT NEW."consent_status_missing" OR OLD."consent_date" IS NOT NEW."consent_date" OR OLD."consent_date_missing" IS NOT NEW."consent_date_missing" OR OLD."date_basis" IS NOT NEW."date_basis" OR OLD."date_basis_missing" IS NOT NEW."date_basis_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'patient',
    NEW."id", NEW."id",
    '{' || substr(concat(CASE WHEN OLD."study_id" IS NOT NEW."study_id" THEN ',"studyId":' || json_quote(OLD."study_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."birth_date" IS NOT NEW."birth_date" OR OLD."birth_date_missing" IS NOT NEW."birth_date_missing" THEN ',"birthDate":' || CASE WHEN OLD."birth_date_missing" IS NOT NULL THEN '{"missing":"' || OLD."birth_date_missing" || '"}' WHEN OLD."birth_date" IS NOT NULL THEN json_quote(OLD."birth_date") ELSE 'null' END END,
      CASE WHEN OLD."age_at_index" IS NOT NEW."age_at_index" OR OLD."age_at_index_missing" IS NOT NEW."age_at_index_missing" THEN ',"ageAtIndex":' || CASE WHEN OLD."age_at_index_missing" IS NOT NULL THEN '{"missing":"' || OLD."age_at_index_missing" || '"}' WHEN OLD."age_at_index" IS NOT NULL THEN json_quote(OLD."age_at_index") ELSE 'null' END END,
      CASE WHEN OLD."sex" IS NOT NEW."sex" OR OLD."sex_missing" IS NOT NEW."sex_missing" THEN ',"sex":' || CASE WHEN OLD."sex_missing" IS NOT NULL THEN '{"missing":"' || OLD."sex_missing" || '"}' WHEN OLD."sex" IS NOT NULL THEN json_quote(OLD."sex") ELSE 'null' END END,
      CASE WHEN OLD."centre" IS NOT NEW."centre" OR OLD."centre_missing" IS NOT NEW."centre_missing" THEN ',"centre":' || CASE WHEN OLD."centre_missing" IS NOT NULL THEN '{"missing":"' || OLD."centre_missing" || '"}' WHEN OLD."centre" IS NOT NULL THEN json_quote(OLD."centre") ELSE 'null' END END,
      CASE WHEN OLD."country" IS NOT NEW."country" OR OLD."country_missing" IS NOT NEW."country_missing" THEN ',"country":' || CASE WHEN OLD."country_missing" IS NOT NULL THEN '{"missing":"' || OLD."country_missing" || '"}' WHEN OLD."country" IS NOT NULL THEN json_quote(OLD."country") ELSE 'null' END END,
      CASE WHEN OLD."region" IS NOT NEW."region" OR OLD."region_missing" IS NOT NEW."region_missing" THEN ',"region":' || CASE WHEN OLD."region_missing" IS NOT NULL THEN '{"missing":"' || OLD."region_missing" || '"}' WHEN OLD."region" IS NOT NULL THEN json_quote(OLD."region") ELSE 'null' END END,
      CASE WHEN OLD."consent_status" IS NOT NEW."consent_status" OR OLD."consent_status_missing" IS NOT NEW."consent_status_missing" THEN ',"consentStatus":' || CASE WHEN OLD."consent_status_missing" IS NOT NULL THEN '{"missing":"' || OLD."consent_status_missing" || '"}' WHEN OLD."consent_status" IS NOT NULL THEN json_quote(OLD."consent_status") ELSE 'null' END END,
      CASE WHEN OLD."consent_date" IS NOT NEW."consent_date" OR OLD."consent_date_missing" IS NOT NEW."consent_date_missing" THEN ',"consentDate":' || CASE WHEN OLD."consent_date_missing" IS NOT NULL THEN '{"missing":"' || OLD."consent_date_missing" || '"}' WHEN OLD."consent_date" IS NOT NULL THEN json_quote(OLD."consent_date") ELSE 'null' END END,
      CASE WHEN OLD."date_basis" IS NOT NEW."date_basis" OR OLD."date_basis_missing" IS NOT NEW."date_basis_missing" THEN ',"dateBasis":' || CASE WHEN OLD."date_basis_missing" IS NOT NULL THEN '{"missing":"' || OLD."date_basis_missing" || '"}' WHEN OLD."date_basis" IS NOT NULL THEN json_quote(OLD."date_basis") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."study_id" IS NOT NEW."study_id" THEN ',"studyId":' || json_quote(NEW."study_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."birth_date" IS NOT NEW."birth_date" OR OLD."birth_date_missing" IS NOT NEW."birth_date_missing" THEN ',"birthDate":' || CASE WHEN NEW."birth_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."birth_date_missing" || '"}' WHEN NEW."birth_date" IS NOT NULL THEN json_quote(NEW."birth_date") ELSE 'null' END END,
      CASE WHEN OLD."age_at_index" IS NOT NEW."age_at_index" OR OLD."age_at_index_missing" IS NOT NEW."age_at_index_missing" THEN ',"ageAtIndex":' || CASE WHEN NEW."age_at_index_missing" IS NOT NULL THEN '{"missing":"' || NEW."age_at_index_missing" || '"}' WHEN NEW."age_at_index" IS NOT NULL THEN json_quote(NEW."age_at_index") ELSE 'null' END END,
      CASE WHEN OLD."sex" IS NOT NEW."sex" OR OLD."sex_missing" IS NOT NEW."sex_missing" THEN ',"sex":' || CASE WHEN NEW."sex_missing" IS NOT NULL THEN '{"missing":"' || NEW."sex_missing" || '"}' WHEN NEW."sex" IS NOT NULL THEN json_quote(NEW."sex") ELSE 'null' END END,
      CASE WHEN OLD."centre" IS NOT NEW."centre" OR OLD."centre_missing" IS NOT NEW."centre_missing" THEN ',"centre":' || CASE WHEN NEW."centre_missing" IS NOT NULL THEN '{"missing":"' || NEW."centre_missing" || '"}' WHEN NEW."centre" IS NOT NULL THEN json_quote(NEW."centre") ELSE 'null' END END,
      CASE WHEN OLD."country" IS NOT NEW."country" OR OLD."country_missing" IS NOT NEW."country_missing" THEN ',"country":' || CASE WHEN NEW."country_missing" IS NOT NULL THEN '{"missing":"' || NEW."country_missing" || '"}' WHEN NEW."country" IS NOT NULL THEN json_quote(NEW."country") ELSE 'null' END END,
      CASE WHEN OLD."region" IS NOT NEW."region" OR OLD."region_missing" IS NOT NEW."region_missing" THEN ',"region":' || CASE WHEN NEW."region_missing" IS NOT NULL THEN '{"missing":"' || NEW."region_missing" || '"}' WHEN NEW."region" IS NOT NULL THEN json_quote(NEW."region") ELSE 'null' END END,
      CASE WHEN OLD."consent_status" IS NOT NEW."consent_status" OR OLD."consent_status_missing" IS NOT NEW."consent_status_missing" THEN ',"consentStatus":' || CASE WHEN NEW."consent_status_missing" IS NOT NULL THEN '{"missing":"' || NEW."consent_status_missing" || '"}' WHEN NEW."consent_status" IS NOT NULL THEN json_quote(NEW."consent_status") ELSE 'null' END END,
      CASE WHEN OLD."consent_date" IS NOT NEW."consent_date" OR OLD."consent_date_missing" IS NOT NEW."consent_date_missing" THEN ',"consentDate":' || CASE WHEN NEW."consent_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."consent_date_missing" || '"}' WHEN NEW."consent_date" IS NOT NULL THEN json_quote(NEW."consent_date") ELSE 'null' END END,
      CASE WHEN OLD."date_basis" IS NOT NEW."date_basis" OR OLD."date_basis_missing" IS NOT NEW."date_basis_missing" THEN ',"dateBasis":' || CASE WHEN NEW."date_basis_missing" IS NOT NULL THEN '{"missing":"' || NEW."date_basis_missing" || '"}' WHEN NEW."date_basis" IS NOT NULL THEN json_quote(NEW."date_basis") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "patient_identity_insert_guard" BEFORE INSERT ON "patient_identity" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "patient_identity_update_guard" BEFORE UPDATE ON "patient_identity" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "patient_identity_identity_guard" BEFORE UPDATE ON "patient_identity" WHEN OLD."patient_id" IS NOT NEW."patient_id" BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "patient_identity_delete_guard" BEFORE DELETE ON "patient_identity" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "patient_identity_insert_audit" AFTER INSERT ON "patient_identity" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'patientIdentity',
    NEW."patient_id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."family_name" IS NOT NULL OR NEW."family_name_missing" IS NOT NULL THEN ',"familyName":' || CASE WHEN NEW."family_name_missing" IS NOT NULL THEN '{"missing":"' || NEW."family_name_missing" || '"}' WHEN NEW."family_name" IS NOT NULL THEN json_quote(NEW."family_name") ELSE 'null' END END,
      CASE WHEN NEW."given_name" IS NOT NULL OR NEW."given_name_missing" IS NOT NULL THEN ',"givenName":' || CASE WHEN NEW."given_name_missing" IS NOT NULL THEN '{"missing":"' || NEW."given_name_missing" || '"}' WHEN NEW."given_name" IS NOT NULL THEN json_quote(NEW."given_name") ELSE 'null' END END,
      CASE WHEN NEW."hospital_no" IS NOT NULL OR NEW."hospital_no_missing" IS NOT NULL THEN ',"hospitalNo":' || CASE WHEN NEW."hospital_no_missing" IS NOT NULL THEN '{"missing":"' || NEW."hospital_no_missing" || '"}' WHEN NEW."hospital_no" IS NOT NULL THEN json_quote(NEW."hospital_no") ELSE 'null' END END,
      CASE WHEN NEW."national_id" IS NOT NULL OR NEW."national_id_missing" IS NOT NULL THEN ',"nationalId":' || CASE WHEN NEW."national_id_missing" IS NOT NULL THEN '{"missing":"' || NEW."national_id_missing" || '"}' WHEN NEW."national_id" IS NOT NULL THEN json_quote(NEW."national_id") ELSE 'null' END END,
      CASE WHEN NEW."phone" IS NOT NULL OR NEW."phone_missing" IS NOT NULL THEN ',"phone":' || CASE WHEN NEW."phone_missing" IS NOT NULL THEN '{"missing":"' || NEW."phone_missing" || '"}' WHEN NEW."phone" IS NOT NULL THEN json_quote(NEW."phone") ELSE 'null' END END,
      CASE WHEN NEW."email" IS NOT NULL OR NEW."email_missing" IS NOT NULL THEN ',"email":' || CASE WHEN NEW."email_missing" IS NOT NULL THEN '{"missing":"' || NEW."email_missing" || '"}' WHEN NEW."email" IS NOT NULL THEN json_quote(NEW."email") ELSE 'null' END END,
      CASE WHEN NEW."address" IS NOT NULL OR NEW."address_missing" IS NOT NULL THEN ',"address":' || CASE WHEN NEW."address_missing" IS NOT NULL THEN '{"missing":"' || NEW."address_missing" || '"}' WHEN NEW."address" IS NOT NULL THEN json_quote(NEW."address") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "patient_identity_update_audit" AFTER UPDATE ON "patient_identity" WHEN OLD."family_name" IS NOT NEW."family_name" OR OLD."family_name_missing" IS NOT NEW."family_name_missing" OR OLD."given_name" IS NOT NEW."given_name" OR OLD."given_name_missing" IS NOT NEW."given_name_missing" OR OLD."hospital_no" IS NOT NEW."hospital_no" OR OLD."hospital_no_missing" IS NOT NEW."hospital_no_missing" OR OLD."national_id" IS NOT NEW."national_id" OR OLD."national_id_missing" IS NOT NEW."national_id_missing" OR OLD."phone" IS NOT NEW."phone" OR OLD."phone_missing" IS NOT NEW."phone_missing" OR OLD."email" IS NOT NEW."email" OR OLD."email_missing" IS NOT NEW."email_missing" OR OLD."address" IS NOT NEW."address" OR OLD."address_missing" IS NOT NEW."address_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'update', 'patientIdentity',
    NEW."patient_id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."family_name" IS NOT NEW."family_name" OR OLD."family_name_missing" IS NOT NEW."family_name_missing" THEN ',"familyName":' || CASE WHEN OLD."family_name_missing" IS NOT NULL THEN '{"missing":"' || OLD."family_name_missing" || '"}' WHEN OLD."family_name" IS NOT NULL THEN json_quote(OLD."family_name") ELSE 'null' END END,
      CASE WHEN OLD."given_name" IS NOT NEW."given_name" OR OLD."given_name_missing" IS NOT NEW."given_name_missing" THEN ',"givenName":' || CASE WHEN OLD."given_name_missing" IS NOT NULL THEN '{"missing":"' || OLD."given_name_missing" || '"}' WHEN OLD."given_name" IS NOT NULL THEN json_quote(OLD."given_name") ELSE 'null' END END,
      CASE WHEN OLD."hospital_no" IS NOT NEW."hospital_no" OR OLD."hospital_no_missing" IS NOT NEW."hospital_no_missing" THEN ',"hospitalNo":' || CASE WHEN OLD."hospital_no_missing" IS NOT NULL THEN '{"missing":"' || OLD."hospital_no_missing" || '"}' WHEN OLD."hospital_no" IS NOT NULL THEN json_quote(OLD."hospital_no") ELSE 'null' END END,
      CASE WHEN OLD."national_id" IS NOT NEW."national_id" OR OLD."national_id_missing" IS NOT NEW."national_id_missing" THEN ',"nationalId":' || CASE WHEN OLD."national_id_missing" IS NOT NULL THEN '{"missing":"' || OLD."national_id_missing" || '"}' WHEN OLD."national_id" IS NOT NULL THEN json_quote(OLD."national_id") ELSE 'null' END END,
      CASE WHEN OLD."phone" IS NOT NEW."phone" OR OLD."phone_missing" IS NOT NEW."phone_missing" THEN ',"phone":' || CASE WHEN OLD."phone_missing" IS NOT NULL THEN '{"missing":"' || OLD."phone_missing" || '"}' WHEN OLD."phone" IS NOT NULL THEN json_quote(OLD."phone") ELSE 'null' END END,
      CASE WHEN OLD."email" IS NOT NEW."email" OR OLD."email_missing" IS NOT NEW."email_missing" THEN ',"email":' || CASE WHEN OLD."email_missing" IS NOT NULL THEN '{"missing":"' || OLD."email_missing" || '"}' WHEN OLD."email" IS NOT NULL THEN json_quote(OLD."email") ELSE 'null' END END,
      CASE WHEN OLD."address" IS NOT NEW."address" OR OLD."address_missing" IS NOT NEW."address_missing" THEN ',"address":' || CASE WHEN OLD."address_missing" IS NOT NULL THEN '{"missing":"' || OLD."address_missing" || '"}' WHEN OLD."address" IS NOT NULL THEN json_quote(OLD."address") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."family_name" IS NOT NEW."family_name" OR OLD."family_name_missing" IS NOT NEW."family_name_missing" THEN ',"familyName":' || CASE WHEN NEW."family_name_missing" IS NOT NULL THEN '{"missing":"' || NEW."family_name_missing" || '"}' WHEN NEW."family_name" IS NOT NULL THEN json_quote(NEW."family_name") ELSE 'null' END END,
      CASE WHEN OLD."given_name" IS NOT NEW."given_name" OR OLD."given_name_missing" IS NOT NEW."given_name_missing" THEN ',"givenName":' || CASE WHEN NEW."given_name_missing" IS NOT NULL THEN '{"missing":"' || NEW."given_name_missing" || '"}' WHEN NEW."given_name" IS NOT NULL THEN json_quote(NEW."given_name") ELSE 'null' END END,
      CASE WHEN OLD."hospital_no" IS NOT NEW."hospital_no" OR OLD."hospital_no_missing" IS NOT NEW."hospital_no_missing" THEN ',"hospitalNo":' || CASE WHEN NEW."hospital_no_missing" IS NOT NULL THEN '{"missing":"' || NEW."hospital_no_missing" || '"}' WHEN NEW."hospital_no" IS NOT NULL THEN json_quote(NEW."hospital_no") ELSE 'null' END END,
      CASE WHEN OLD."national_id" IS NOT NEW."national_id" OR OLD."national_id_missing" IS NOT NEW."national_id_missing" THEN ',"nationalId":' || CASE WHEN NEW."national_id_missing" IS NOT NULL THEN '{"missing":"' || NEW."national_id_missing" || '"}' WHEN NEW."national_id" IS NOT NULL THEN json_quote(NEW."national_id") ELSE 'null' END END,
      CASE WHEN OLD."phone" IS NOT NEW."phone" OR OLD."phone_missing" IS NOT NEW."phone_missing" THEN ',"phone":' || CASE WHEN NEW."phone_missing" IS NOT NULL THEN '{"missing":"' || NEW."phone_missing" || '"}' WHEN NEW."phone" IS NOT NULL THEN json_quote(NEW."phone") ELSE 'null' END END,
      CASE WHEN OLD."email" IS NOT NEW."email" OR OLD."email_missing" IS NOT NEW."email_missing" THEN ',"email":' || CASE WHEN NEW."email_missing" IS NOT NULL THEN '{"missing":"' || NEW."email_missing" || '"}' WHEN NEW."email" IS NOT NULL THEN json_quote(NEW."email") ELSE 'null' END END,
      CASE WHEN OLD."address" IS NOT NEW."address" OR OLD."address_missing" IS NOT NEW."address_missing" THEN ',"address":' || CASE WHEN NEW."address_missing" IS NOT NULL THEN '{"missing":"' || NEW."address_missing" || '"}' WHEN NEW."address" IS NOT NULL THEN json_quote(NEW."address") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "baseline_insert_guard" BEFORE INSERT ON "baseline" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "baseline_update_guard" BEFORE UPDATE ON "baseline" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "baseline_identity_guard" BEFORE UPDATE ON "baseline" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "baseline_delete_guard" BEFORE DELETE ON "baseline" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "baseline_insert_audit" AFTER INSERT ON "baseline" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'baseline',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."diagnosis_date" IS NOT NULL OR NEW."diagnosis_date_missing" IS NOT NULL THEN ',"diagnosisDate":' || CASE WHEN NEW."diagnosis_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."diagnosis_date_missing" || '"}' WHEN NEW."diagnosis_date" IS NOT NULL THEN json_quote(NEW."diagnosis_date") ELSE 'null' END END,
      CASE WHEN NEW."diagnosis_method" IS NOT NULL OR NEW."diagnosis_method_missing" IS NOT NULL THEN ',"diagnosisMethod":' || CASE WHEN NEW."diagnosis_method_missing" IS NOT NULL THEN '{"missing":"' || NEW."diagnosis_method_missing" || '"}' WHEN NEW."diagnosis_method" IS NOT NULL THEN json_quote(NEW."diagnosis_method") ELSE 'null' END END,
      CASE WHEN NEW."aetiology" IS NOT NULL OR NEW."aetiology_missing" IS NOT NULL THEN ',"aetiology":' || CASE WHEN NEW."aetiology_missing" IS NOT NULL THEN '{"missing":"' || NEW."aetiology_missing" || '"}' WHEN NEW."aetiology" IS NOT NULL THEN NEW."aetiology" ELSE 'null' END END,
      CASE WHEN NEW."cirrhosis" IS NOT NULL OR NEW."cirrhosis_missing" IS NOT NULL THEN ',"cirrhosis":' || CASE WHEN NEW."cirrhosis_missing" IS NOT NULL THEN '{"missing":"' || NEW."cirrhosis_missing" || '"}' WHEN NEW."cirrhosis" IS NOT NULL THEN iif(NEW."cirrhosis", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."varices" IS NOT NULL OR NEW."varices_missing" IS NOT NULL THEN ',"varices":' || CASE WHEN NEW."varices_missing" IS NOT NULL THEN '{"missing":"' || NEW."varices_missing" || '"}' WHEN NEW."varices" IS NOT NULL THEN iif(NEW."varices", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."portal_hypertension" IS NOT NULL OR NEW."portal_hypertension_missing" IS NOT NULL THEN ',"portalHypertension":' || CASE WHEN NEW."portal_hypertension_missing" IS NOT NULL THEN '{"missing":"' || NEW."portal_hypertension_missing" || '"}' WHEN NEW."portal_hypertension" IS NOT NULL THEN iif(NEW."portal_hypertension", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."ecog" IS NOT NULL OR NEW."ecog_missing" IS NOT NULL THEN ',"ecog":' || CASE WHEN NEW."ecog_missing" IS NOT NULL THEN '{"missing":"' || NEW."ecog_missing" || '"}' WHEN NEW."ecog" IS NOT NULL THEN json_quote(NEW."ecog") ELSE 'null' END END,
      CASE WHEN NEW."ecog_cancer_related" IS NOT NULL OR NEW."ecog_cancer_related_missing" IS NOT NULL THEN ',"ecogCancerRelated":' || CASE WHEN NEW."ecog_cancer_related_missing" IS NOT NULL THEN '{"missing":"' || NEW."ecog_cancer_related_missing" || '"}' WHEN NEW."ecog_cancer_related" IS NOT NULL THEN iif(NEW."ecog_cancer_related", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."n_tumours" IS NOT NULL OR NEW."n_tumours_innumerable" IS NOT NULL OR NEW."n_tumours_missing" IS NOT NULL THEN ',"nTumours":' || CASE WHEN NEW."n_tumours_missing" IS NOT NULL THEN '{"missing":"' || NEW."n_tumours_missing" || '"}' WHEN NEW."n_tumours" IS NOT NULL OR NEW."n_tumours_innumerable" IS NOT NULL THEN iif(NEW."n_tumours_innumerable", '"innumerable"', json_quote(NEW."n_tumours")) ELSE 'null' END END,
      CASE WHEN NEW."max_size_mm" IS NOT NULL OR NEW."max_size_mm_missing" IS NOT NULL THEN ',"maxSizeMm":' || CASE WHEN NEW."max_size_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."max_size_mm_missing" || '"}' WHEN NEW."max_size_mm" IS NOT NULL THEN json_quote(NEW."max_size_mm") ELSE 'null' END END,
      CASE WHEN NEW."bilobar" IS NOT NULL OR NEW."bilobar_missing" IS NOT NULL THEN ',"bilobar":' || CASE WHEN NEW."bilobar_missing" IS NOT NULL THEN '{"missing":"' || NEW."bilobar_missing" || '"}' WHEN NEW."bilobar" IS NOT NULL THEN iif(NEW."bilobar", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."multinodular" IS NOT NULL OR NEW."multinodular_missing" IS NOT NULL THEN ',"multinodular":' || CASE WHEN NEW."multinodular_missing" IS NOT NULL THEN '{"missing":"' || NEW."multinodular_missing" || '"}' WHEN NEW."multinodular" IS NOT NULL THEN iif(NEW."multinodular", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."growth_type" IS NOT NULL OR NEW."growth_type_missing" IS NOT NULL THEN ',"growthType":' || CASE WHEN NEW."growth_type_missing" IS NOT NULL THEN '{"missing":"' || NEW."growth_type_missing" || '"}' WHEN NEW."growth_type" IS NOT NULL THEN json_quote(NEW."growth_type") ELSE 'null' END END,
      CASE WHEN NEW."mvi_vp" IS NOT NULL OR NEW."mvi_vp_missing" IS NOT NULL THEN ',"mviVp":' || CASE WHEN NEW."mvi_vp_missing" IS NOT NULL THEN '{"missing":"' || NEW."mvi_vp_missing" || '"}' WHEN NEW."mvi_vp" IS NOT NULL THEN json_quote(NEW."mvi_vp") ELSE 'null' END END,
      CASE WHEN NEW."mvi_vv" IS NOT NULL OR NEW."mvi_vv_missing" IS NOT NULL THEN ',"mviVv":' || CASE WHEN NEW."mvi_vv_missing" IS NOT NULL THEN '{"missing":"' || NEW."mvi_vv_missing" || '"}' WHEN NEW."mvi_vv" IS NOT NULL THEN json_quote(NEW."mvi_vv") ELSE 'null' END END,
      CASE WHEN NEW."bile_duct" IS NOT NULL OR NEW."bile_duct_missing" IS NOT NULL THEN ',"bileDuct":' || CASE WHEN NEW."bile_duct_missing" IS NOT NULL THEN '{"missing":"' || NEW."bile_duct_missing" || '"}' WHEN NEW."bile_duct" IS NOT NULL THEN json_quote(NEW."bile_duct") ELSE 'null' END END,
      CASE WHEN NEW."ehs" IS NOT NULL OR NEW."ehs_missing" IS NOT NULL THEN ',"ehs":' || CASE WHEN NEW."ehs_missing" IS NOT NULL THEN '{"missing":"' || NEW."ehs_missing" || '"}' WHEN NEW."ehs" IS NOT NULL THEN iif(NEW."ehs", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."ehs_sites" IS NOT NULL OR NEW."ehs_sites_missing" IS NOT NULL THEN ',"ehsSites":' || CASE WHEN NEW."ehs_sites_missing" IS NOT NULL THEN '{"missing":"' || NEW."ehs_sites_missing" || '"}' WHEN NEW."ehs_sites" IS NOT NULL THEN NEW."ehs_sites" ELSE 'null' END END,
      CASE WHEN NEW."liver_involvement_pct" IS NOT NULL OR NEW."liver_involvement_pct_missing" IS NOT NULL THEN ',"liverInvolvementPct":' || CASE WHEN NEW."liver_involvement_pct_missing" IS NOT NULL THEN '{"missing":"' || NEW."liver_involvement_pct_missing" || '"}' WHEN NEW."liver_involvement_pct" IS NOT NULL THEN json_quote(NEW."liver_involvement_pct") ELSE 'null' END END,
      CASE WHEN NEW."liver_involvement_over50" IS NOT NULL OR NEW."liver_involvement_over50_missing" IS NOT NULL THEN ',"liverInvolvementOver50":' || CASE WHEN NEW."liver_involvement_over50_missing" IS NOT NULL THEN '{"missing":"' || NEW."liver_involvement_over50_missing" || '"}' WHEN NEW."liver_involvement_over50" IS NOT NULL THEN iif(NEW."liver_involvement_over50", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."unresectable" IS NOT NULL OR NEW."unresectable_missing" IS NOT NULL THEN ',"unresectable":' || CASE WHEN NEW."unresectable_missing" IS NOT NULL THEN '{"missing":"' || NEW."unresectable_missing" || '"}' WHEN NEW."unresectable" IS NOT NULL THEN iif(NEW."unresectable", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."transplant_candidate" IS NOT NULL OR NEW."transplant_candidate_missing" IS NOT NULL THEN ',"transplantCandidate":' || CASE WHEN NEW."transplant_candidate_missing" IS NOT NULL THEN '{"missing":"' || NEW."transplant_candidate_missing" || '"}' WHEN NEW."transplant_candidate" IS NOT NULL THEN iif(NEW."transplant_candidate", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."antiviral_therapy" IS NOT NULL OR NEW."antiviral_therapy_missing" IS NOT NULL THEN ',"antiviralTherapy":' || CASE WHEN NEW."antiviral_therapy_missing" IS NOT NULL THEN '{"missing":"' || NEW."antiviral_therapy_missing" || '"}' WHEN NEW."antiviral_therapy" IS NOT NULL THEN iif(NEW."antiviral_therapy", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."on_anticoagulant" IS NOT NULL OR NEW."on_anticoagulant_missing" IS NOT NULL THEN ',"onAnticoagulant":' || CASE WHEN NEW."on_anticoagulant_missing" IS NOT NULL THEN '{"missing":"' || NEW."on_anticoagulant_missing" || '"}' WHEN NEW."on_anticoagulant" IS NOT NULL THEN iif(NEW."on_anticoagulant", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."prior_systemic" IS NOT NULL OR NEW."prior_systemic_missing" IS NOT NULL THEN ',"priorSystemic":' || CASE WHEN NEW."prior_systemic_missing" IS NOT NULL THEN '{"missing":"' || NEW."prior_systemic_missing" || '"}' WHEN NEW."prior_systemic" IS NOT NULL THEN iif(NEW."prior_systemic", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."reported_child_pugh_class" IS NOT NULL OR NEW."reported_child_pugh_class_missing" IS NOT NULL THEN ',"reportedChildPughClass":' || CASE WHEN NEW."reported_child_pugh_class_missing" IS NOT NULL THEN '{"missing":"' || NEW."reported_child_pugh_class_missing" || '"}' WHEN NEW."reported_child_pugh_class" IS NOT NULL THEN json_quote(NEW."reported_child_pugh_class") ELSE 'null' END END,
      CASE WHEN NEW."reported_bclc" IS NOT NULL OR NEW."reported_bclc_missing" IS NOT NULL THEN ',"reportedBclc":' || CASE WHEN NEW."reported_bclc_missing" IS NOT NULL THEN '{"missing":"' || NEW."reported_bclc_missing" || '"}' WHEN NEW."reported_bclc" IS NOT NULL THEN json_quote(NEW."reported_bclc") ELSE 'null' END END,
      CASE WHEN NEW."reported_ecog_band" IS NOT NULL OR NEW."reported_ecog_band_missing" IS NOT NULL THEN ',"reportedEcogBand":' || CASE WHEN NEW."reported_ecog_band_missing" IS NOT NULL THEN '{"missing":"' || NEW."reported_ecog_band_missing" || '"}' WHEN NEW."reported_ecog_band" IS NOT NULL THEN json_quote(NEW."reported_ecog_band") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "baseline_update_audit" AFTER UPDATE ON "baseline" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."diagnosis_date" IS NOT NEW."diagnosis_date" OR OLD."diagnosis_date_missing" IS NOT NEW."diagnosis_date_missing" OR OLD."diagnosis_method" IS NOT NEW."diagnosis_method" OR OLD."diagnosis_method_missing" IS NOT NEW."diagnosis_method_missing" OR OLD."aetiology" IS NOT NEW."aetiology" OR OLD."aetiology_missing" IS NOT NEW."aetiology_missing" OR OLD."cirrhosis" IS NOT NEW."cirrhosis" OR OLD."cirrhosis_missing" IS NOT NEW."cirrhosis_missing" OR OLD."varices" IS NOT NEW."varices" OR OLD."varices_missing" IS NOT NEW."varices_missing" OR OLD."portal_hypertension" IS NOT NEW."portal_hypertension" OR OLD."portal_hypertension_missing" IS NOT NEW."portal_hypertension_missing" OR OLD."ecog" IS NOT NEW."ecog" OR OLD."ecog_missing" IS NOT NEW."ecog_missing" OR OLD."ecog_cancer_related" IS NOT NEW."ecog_cancer_related" OR OLD."ecog_cancer_related_missing" IS NOT NEW."ecog_cancer_related_missing" OR OLD."n_tumours" IS NOT NEW."n_tumours" OR OLD."n_tumours_innumerable" IS NOT NEW."n_tumours_innumerable" OR OLD."n_tumours_missing" IS NOT NEW."n_tumours_missing" OR OLD."max_size_mm" IS NOT NEW."max_size_mm" OR OLD."max_size_mm_missing" IS NOT NEW."max_size_mm_missing" OR OLD."bilobar" IS NOT NEW."bilobar" OR OLD."bilobar_missing" IS NOT NEW."bilobar_missing" OR OLD."multinodular" IS NOT NEW."multinodular" OR OLD."multinodular_missing" IS NOT NEW."multinodular_missing" OR OLD."growth_type" IS NOT NEW."growth_type" OR OLD."growth_type_missing" IS NOT NEW."growth_type_missing" OR OLD."mvi_vp" IS NOT NEW."mvi_vp" OR OLD."mvi_vp_missing" IS NOT NEW."mvi_vp_missing" OR OLD."mvi_vv" IS NOT NEW."mvi_vv" OR OLD."mvi_vv_missing" IS NOT NEW."mvi_vv_missing" OR OLD."bile_duct" IS NOT NEW."bile_duct" OR OLD."bile_duct_missing" IS NOT NEW."bile_duct_missing" OR OLD."ehs" IS NOT NEW."ehs" OR OLD."ehs_missing" IS NOT NEW."ehs_missing" OR OLD."ehs_sites" IS NOT NEW."ehs_sites" OR OLD."ehs_sites_missing" IS NOT NEW."ehs_sites_missing" OR OLD."liver_involvement_pct" IS NOT NEW."liver_involvement_pct" OR OLD."liver_involvement_pct_missing" IS NOT NEW."liver_involvement_pct_missing" OR OLD."liver_involvement_over50" IS NOT NEW."liver_involvement_over50" OR OLD."liver_involvement_over50_missing" IS NOT NEW."liver_involvement_over50_missing" OR OLD."unresectable" IS NOT NEW."unresectable" OR OLD."unresectable_missing" IS NOT NEW."unresectable_missing" OR OLD."transplant_candidate" IS NOT NEW."transplant_candidate" OR OLD."transplant_candidate_missing" IS NOT NEW."transplant_candidate_missing" OR OLD."antiviral_therapy" IS NOT NEW."antiviral_therapy" OR OLD."antiviral_therapy_missing" IS NOT NEW."antiviral_therapy_missing" OR OLD."on_anticoagulant" IS NOT NEW."on_anticoagulant" OR OLD."on_anticoagulant_missing" IS NOT NEW."on_anticoagulant_missing" OR OLD."prior_systemic" IS NOT NEW."prior_systemic" OR OLD."prior_systemic_missing" IS NOT NEW."prior_systemic_missing" OR OLD."reported_child_pugh_class" IS NOT NEW."reported_child_pugh_class" OR OLD."reported_child_pugh_class_missing" IS NOT NEW."reported_child_pugh_class_missing" OR OLD."reported_bclc" IS NOT NEW."reported_bclc" OR OLD."reported_bclc_missing" IS NOT NEW."reported_bclc_missing" OR OLD."reported_ecog_band" IS NOT NEW."reported_ecog_band" OR OLD."reported_ecog_band_missing" IS NOT NEW."reported_ecog_band_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'baseline',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."diagnosis_date" IS NOT NEW."diagnosis_date" OR OLD."diagnosis_date_missing" IS NOT NEW."diagnosis_date_missing" THEN ',"diagnosisDate":' || CASE WHEN OLD."diagnosis_date_missing" IS NOT NULL THEN '{"missing":"' || OLD."diagnosis_date_missing" || '"}' WHEN OLD."diagnosis_date" IS NOT NULL THEN json_quote(OLD."diagnosis_date") ELSE 'null' END END,
      CASE WHEN OLD."diagnosis_method" IS NOT NEW."diagnosis_method" OR OLD."diagnosis_method_missing" IS NOT NEW."diagnosis_method_missing" THEN ',"diagnosisMethod":' || CASE WHEN OLD."diagnosis_method_missing" IS NOT NULL THEN '{"missing":"' || OLD."diagnosis_method_missing" || '"}' WHEN OLD."diagnosis_method" IS NOT NULL THEN json_quote(OLD."diagnosis_method") ELSE 'null' END END,
      CASE WHEN OLD."aetiology" IS NOT NEW."aetiology" OR OLD."aetiology_missing" IS NOT NEW."aetiology_missing" THEN ',"aetiology":' || CASE WHEN OLD."aetiology_missing" IS NOT NULL THEN '{"missing":"' || OLD."aetiology_missing" || '"}' WHEN OLD."aetiology" IS NOT NULL THEN OLD."aetiology" ELSE 'null' END END,
      CASE WHEN OLD."cirrhosis" IS NOT NEW."cirrhosis" OR OLD."cirrhosis_missing" IS NOT NEW."cirrhosis_missing" THEN ',"cirrhosis":' || CASE WHEN OLD."cirrhosis_missing" IS NOT NULL THEN '{"missing":"' || OLD."cirrhosis_missing" || '"}' WHEN OLD."cirrhosis" IS NOT NULL THEN iif(OLD."cirrhosis", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."varices" IS NOT NEW."varices" OR OLD."varices_missing" IS NOT NEW."varices_missing" THEN ',"varices":' || CASE WHEN OLD."varices_missing" IS NOT NULL THEN '{"missing":"' || OLD."varices_missing" || '"}' WHEN OLD."varices" IS NOT NULL THEN iif(OLD."varices", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."portal_hypertension" IS NOT NEW."portal_hypertension" OR OLD."portal_hypertension_missing" IS NOT NEW."portal_hypertension_missing" THEN ',"portalHypertension":' || CASE WHEN OLD."portal_hypertension_missing" IS NOT NULL THEN '{"missing":"' || OLD."portal_hypertension_missing" || '"}' WHEN OLD."portal_hypertension" IS NOT NULL THEN iif(OLD."portal_hypertension", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."ecog" IS NOT NEW."ecog" OR OLD."ecog_missing" IS NOT NEW."ecog_missing" THEN ',"ecog":' || CASE WHEN OLD."ecog_missing" IS NOT NULL THEN '{"missing":"' || OLD."ecog_missing" || '"}' WHEN OLD."ecog" IS NOT NULL THEN json_quote(OLD."ecog") ELSE 'null' END END,
      CASE WHEN OLD."ecog_cancer_related" IS NOT NEW."ecog_cancer_related" OR OLD."ecog_cancer_related_missing" IS NOT NEW."ecog_cancer_related_missing" THEN ',"ecogCancerRelated":' || CASE WHEN OLD."ecog_cancer_related_missing" IS NOT NULL THEN '{"missing":"' || OLD."ecog_cancer_related_missing" || '"}' WHEN OLD."ecog_cancer_related" IS NOT NULL THEN iif(OLD."ecog_cancer_related", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."n_tumours" IS NOT NEW."n_tumours" OR OLD."n_tumours_innumerable" IS NOT NEW."n_tumours_innumerable" OR OLD."n_tumours_missing" IS NOT NEW."n_tumours_missing" THEN ',"nTumours":' || CASE WHEN OLD."n_tumours_missing" IS NOT NULL THEN '{"missing":"' || OLD."n_tumours_missing" || '"}' WHEN OLD."n_tumours" IS NOT NULL OR OLD."n_tumours_innumerable" IS NOT NULL THEN iif(OLD."n_tumours_innumerable", '"innumerable"', json_quote(OLD."n_tumours")) ELSE 'null' END END,
      CASE WHEN OLD."max_size_mm" IS NOT NEW."max_size_mm" OR OLD."max_size_mm_missing" IS NOT NEW."max_size_mm_missing" THEN ',"maxSizeMm":' || CASE WHEN OLD."max_size_mm_missing" IS NOT NULL THEN '{"missing":"' || OLD."max_size_mm_missing" || '"}' WHEN OLD."max_size_mm" IS NOT NULL THEN json_quote(OLD."max_size_mm") ELSE 'null' END END,
      CASE WHEN OLD."bilobar" IS NOT NEW."bilobar" OR OLD."bilobar_missing" IS NOT NEW."bilobar_missing" THEN ',"bilobar":' || CASE WHEN OLD."bilobar_missing" IS NOT NULL THEN '{"missing":"' || OLD."bilobar_missing" || '"}' WHEN OLD."bilobar" IS NOT NULL THEN iif(OLD."bilobar", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."multinodular" IS NOT NEW."multinodular" OR OLD."multinodular_missing" IS NOT NEW."multinodular_missing" THEN ',"multinodular":' || CASE WHEN OLD."multinodular_missing" IS NOT NULL THEN '{"missing":"' || OLD."multinodular_missing" || '"}' WHEN OLD."multinodular" IS NOT NULL THEN iif(OLD."multinodular", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."growth_type" IS NOT NEW."growth_type" OR OLD."growth_type_missing" IS NOT NEW."growth_type_missing" THEN ',"growthType":' || CASE WHEN OLD."growth_type_missing" IS NOT NULL THEN '{"missing":"' || OLD."growth_type_missing" || '"}' WHEN OLD."growth_type" IS NOT NULL THEN json_quote(OLD."growth_type") ELSE 'null' END END,
      CASE WHEN OLD."mvi_vp" IS NOT NEW."mvi_vp" OR OLD."mvi_vp_missing" IS NOT NEW."mvi_vp_missing" THEN ',"mviVp":' || CASE WHEN OLD."mvi_vp_missing" IS NOT NULL THEN '{"missing":"' || OLD."mvi_vp_missing" || '"}' WHEN OLD."mvi_vp" IS NOT NULL THEN json_quote(OLD."mvi_vp") ELSE 'null' END END,
      CASE WHEN OLD."mvi_vv" IS NOT NEW."mvi_vv" OR OLD."mvi_vv_missing" IS NOT NEW."mvi_vv_missing" THEN ',"mviVv":' || CASE WHEN OLD."mvi_vv_missing" IS NOT NULL THEN '{"missing":"' || OLD."mvi_vv_missing" || '"}' WHEN OLD."mvi_vv" IS NOT NULL THEN json_quote(OLD."mvi_vv") ELSE 'null' END END,
      CASE WHEN OLD."bile_duct" IS NOT NEW."bile_duct" OR OLD."bile_duct_missing" IS NOT NEW."bile_duct_missing" THEN ',"bileDuct":' || CASE WHEN OLD."bile_duct_missing" IS NOT NULL THEN '{"missing":"' || OLD."bile_duct_missing" || '"}' WHEN OLD."bile_duct" IS NOT NULL THEN json_quote(OLD."bile_duct") ELSE 'null' END END,
      CASE WHEN OLD."ehs" IS NOT NEW."ehs" OR OLD."ehs_missing" IS NOT NEW."ehs_missing" THEN ',"ehs":' || CASE WHEN OLD."ehs_missing" IS NOT NULL THEN '{"missing":"' || OLD."ehs_missing" || '"}' WHEN OLD."ehs" IS NOT NULL THEN iif(OLD."ehs", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."ehs_sites" IS NOT NEW."ehs_sites" OR OLD."ehs_sites_missing" IS NOT NEW."ehs_sites_missing" THEN ',"ehsSites":' || CASE WHEN OLD."ehs_sites_missing" IS NOT NULL THEN '{"missing":"' || OLD."ehs_sites_missing" || '"}' WHEN OLD."ehs_sites" IS NOT NULL THEN OLD."ehs_sites" ELSE 'null' END END,
      CASE WHEN OLD."liver_involvement_pct" IS NOT NEW."liver_involvement_pct" OR OLD."liver_involvement_pct_missing" IS NOT NEW."liver_involvement_pct_missing" THEN ',"liverInvolvementPct":' || CASE WHEN OLD."liver_involvement_pct_missing" IS NOT NULL THEN '{"missing":"' || OLD."liver_involvement_pct_missing" || '"}' WHEN OLD."liver_involvement_pct" IS NOT NULL THEN json_quote(OLD."liver_involvement_pct") ELSE 'null' END END,
      CASE WHEN OLD."liver_involvement_over50" IS NOT NEW."liver_involvement_over50" OR OLD."liver_involvement_over50_missing" IS NOT NEW."liver_involvement_over50_missing" THEN ',"liverInvolvementOver50":' || CASE WHEN OLD."liver_involvement_over50_missing" IS NOT NULL THEN '{"missing":"' || OLD."liver_involvement_over50_missing" || '"}' WHEN OLD."liver_involvement_over50" IS NOT NULL THEN iif(OLD."liver_involvement_over50", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."unresectable" IS NOT NEW."unresectable" OR OLD."unresectable_missing" IS NOT NEW."unresectable_missing" THEN ',"unresectable":' || CASE WHEN OLD."unresectable_missing" IS NOT NULL THEN '{"missing":"' || OLD."unresectable_missing" || '"}' WHEN OLD."unresectable" IS NOT NULL THEN iif(OLD."unresectable", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."transplant_candidate" IS NOT NEW."transplant_candidate" OR OLD."transplant_candidate_missing" IS NOT NEW."transplant_candidate_missing" THEN ',"transplantCandidate":' || CASE WHEN OLD."transplant_candidate_missing" IS NOT NULL THEN '{"missing":"' || OLD."transplant_candidate_missing" || '"}' WHEN OLD."transplant_candidate" IS NOT NULL THEN iif(OLD."transplant_candidate", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."antiviral_therapy" IS NOT NEW."antiviral_therapy" OR OLD."antiviral_therapy_missing" IS NOT NEW."antiviral_therapy_missing" THEN ',"antiviralTherapy":' || CASE WHEN OLD."antiviral_therapy_missing" IS NOT NULL THEN '{"missing":"' || OLD."antiviral_therapy_missing" || '"}' WHEN OLD."antiviral_therapy" IS NOT NULL THEN iif(OLD."antiviral_therapy", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."on_anticoagulant" IS NOT NEW."on_anticoagulant" OR OLD."on_anticoagulant_missing" IS NOT NEW."on_anticoagulant_missing" THEN ',"onAnticoagulant":' || CASE WHEN OLD."on_anticoagulant_missing" IS NOT NULL THEN '{"missing":"' || OLD."on_anticoagulant_missing" || '"}' WHEN OLD."on_anticoagulant" IS NOT NULL THEN iif(OLD."on_anticoagulant", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."prior_systemic" IS NOT NEW."prior_systemic" OR OLD."prior_systemic_missing" IS NOT NEW."prior_systemic_missing" THEN ',"priorSystemic":' || CASE WHEN OLD."prior_systemic_missing" IS NOT NULL THEN '{"missing":"' || OLD."prior_systemic_missing" || '"}' WHEN OLD."prior_systemic" IS NOT NULL THEN iif(OLD."prior_systemic", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."reported_child_pugh_class" IS NOT NEW."reported_child_pugh_class" OR OLD."reported_child_pugh_class_missing" IS NOT NEW."reported_child_pugh_class_missing" THEN ',"reportedChildPughClass":' || CASE WHEN OLD."reported_child_pugh_class_missing" IS NOT NULL THEN '{"missing":"' || OLD."reported_child_pugh_class_missing" || '"}' WHEN OLD."reported_child_pugh_class" IS NOT NULL THEN json_quote(OLD."reported_child_pugh_class") ELSE 'null' END END,
      CASE WHEN OLD."reported_bclc" IS NOT NEW."reported_bclc" OR OLD."reported_bclc_missing" IS NOT NEW."reported_bclc_missing" THEN ',"reportedBclc":' || CASE WHEN OLD."reported_bclc_missing" IS NOT NULL THEN '{"missing":"' || OLD."reported_bclc_missing" || '"}' WHEN OLD."reported_bclc" IS NOT NULL THEN json_quote(OLD."reported_bclc") ELSE 'null' END END,
      CASE WHEN OLD."reported_ecog_band" IS NOT NEW."reported_ecog_band" OR OLD."reported_ecog_band_missing" IS NOT NEW."reported_ecog_band_missing" THEN ',"reportedEcogBand":' || CASE WHEN OLD."reported_ecog_band_missing" IS NOT NULL THEN '{"missing":"' || OLD."reported_ecog_band_missing" || '"}' WHEN OLD."reported_ecog_band" IS NOT NULL THEN json_quote(OLD."reported_ecog_band") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."diagnosis_date" IS NOT NEW."diagnosis_date" OR OLD."diagnosis_date_missing" IS NOT NEW."diagnosis_date_missing" THEN ',"diagnosisDate":' || CASE WHEN NEW."diagnosis_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."diagnosis_date_missing" || '"}' WHEN NEW."diagnosis_date" IS NOT NULL THEN json_quote(NEW."diagnosis_date") ELSE 'null' END END,
      CASE WHEN OLD."diagnosis_method" IS NOT NEW."diagnosis_method" OR OLD."diagnosis_method_missing" IS NOT NEW."diagnosis_method_missing" THEN ',"diagnosisMethod":' || CASE WHEN NEW."diagnosis_method_missing" IS NOT NULL THEN '{"missing":"' || NEW."diagnosis_method_missing" || '"}' WHEN NEW."diagnosis_method" IS NOT NULL THEN json_quote(NEW."diagnosis_method") ELSE 'null' END END,
      CASE WHEN OLD."aetiology" IS NOT NEW."aetiology" OR OLD."aetiology_missing" IS NOT NEW."aetiology_missing" THEN ',"aetiology":' || CASE WHEN NEW."aetiology_missing" IS NOT NULL THEN '{"missing":"' || NEW."aetiology_missing" || '"}' WHEN NEW."aetiology" IS NOT NULL THEN NEW."aetiology" ELSE 'null' END END,
      CASE WHEN OLD."cirrhosis" IS NOT NEW."cirrhosis" OR OLD."cirrhosis_missing" IS NOT NEW."cirrhosis_missing" THEN ',"cirrhosis":' || CASE WHEN NEW."cirrhosis_missing" IS NOT NULL THEN '{"missing":"' || NEW."cirrhosis_missing" || '"}' WHEN NEW."cirrhosis" IS NOT NULL THEN iif(NEW."cirrhosis", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."varices" IS NOT NEW."varices" OR OLD."varices_missing" IS NOT NEW."varices_missing" THEN ',"varices":' || CASE WHEN NEW."varices_missing" IS NOT NULL THEN '{"missing":"' || NEW."varices_missing" || '"}' WHEN NEW."varices" IS NOT NULL THEN iif(NEW."varices", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."portal_hypertension" IS NOT NEW."portal_hypertension" OR OLD."portal_hypertension_missing" IS NOT NEW."portal_hypertension_missing" THEN ',"portalHypertension":' || CASE WHEN NEW."portal_hypertension_missing" IS NOT NULL THEN '{"missing":"' || NEW."portal_hypertension_missing" || '"}' WHEN NEW."portal_hypertension" IS NOT NULL THEN iif(NEW."portal_hypertension", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."ecog" IS NOT NEW."ecog" OR OLD."ecog_missing" IS NOT NEW."ecog_missing" THEN ',"ecog":' || CASE WHEN NEW."ecog_missing" IS NOT NULL THEN '{"missing":"' || NEW."ecog_missing" || '"}' WHEN NEW."ecog" IS NOT NULL THEN json_quote(NEW."ecog") ELSE 'null' END END,
      CASE WHEN OLD."ecog_cancer_related" IS NOT NEW."ecog_cancer_related" OR OLD."ecog_cancer_related_missing" IS NOT NEW."ecog_cancer_related_missing" THEN ',"ecogCancerRelated":' || CASE WHEN NEW."ecog_cancer_related_missing" IS NOT NULL THEN '{"missing":"' || NEW."ecog_cancer_related_missing" || '"}' WHEN NEW."ecog_cancer_related" IS NOT NULL THEN iif(NEW."ecog_cancer_related", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."n_tumours" IS NOT NEW."n_tumours" OR OLD."n_tumours_innumerable" IS NOT NEW."n_tumours_innumerable" OR OLD."n_tumours_missing" IS NOT NEW."n_tumours_missing" THEN ',"nTumours":' || CASE WHEN NEW."n_tumours_missing" IS NOT NULL THEN '{"missing":"' || NEW."n_tumours_missing" || '"}' WHEN NEW."n_tumours" IS NOT NULL OR NEW."n_tumours_innumerable" IS NOT NULL THEN iif(NEW."n_tumours_innumerable", '"innumerable"', json_quote(NEW."n_tumours")) ELSE 'null' END END,
      CASE WHEN OLD."max_size_mm" IS NOT NEW."max_size_mm" OR OLD."max_size_mm_missing" IS NOT NEW."max_size_mm_missing" THEN ',"maxSizeMm":' || CASE WHEN NEW."max_size_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."max_size_mm_missing" || '"}' WHEN NEW."max_size_mm" IS NOT NULL THEN json_quote(NEW."max_size_mm") ELSE 'null' END END,
      CASE WHEN OLD."bilobar" IS NOT NEW."bilobar" OR OLD."bilobar_missing" IS NOT NEW."bilobar_missing" THEN ',"bilobar":' || CASE WHEN NEW."bilobar_missing" IS NOT NULL THEN '{"missing":"' || NEW."bilobar_missing" || '"}' WHEN NEW."bilobar" IS NOT NULL THEN iif(NEW."bilobar", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."multinodular" IS NOT NEW."multinodular" OR OLD."multinodular_missing" IS NOT NEW."multinodular_missing" THEN ',"multinodular":' || CASE WHEN NEW."multinodular_missing" IS NOT NULL THEN '{"missing":"' || NEW."multinodular_missing" || '"}' WHEN NEW."multinodular" IS NOT NULL THEN iif(NEW."multinodular", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."growth_type" IS NOT NEW."growth_type" OR OLD."growth_type_missing" IS NOT NEW."growth_type_missing" THEN ',"growthType":' || CASE WHEN NEW."growth_type_missing" IS NOT NULL THEN '{"missing":"' || NEW."growth_type_missing" || '"}' WHEN NEW."growth_type" IS NOT NULL THEN json_quote(NEW."growth_type") ELSE 'null' END END,
      CASE WHEN OLD."mvi_vp" IS NOT NEW."mvi_vp" OR OLD."mvi_vp_missing" IS NOT NEW."mvi_vp_missing" THEN ',"mviVp":' || CASE WHEN NEW."mvi_vp_missing" IS NOT NULL THEN '{"missing":"' || NEW."mvi_vp_missing" || '"}' WHEN NEW."mvi_vp" IS NOT NULL THEN json_quote(NEW."mvi_vp") ELSE 'null' END END,
      CASE WHEN OLD."mvi_vv" IS NOT NEW."mvi_vv" OR OLD."mvi_vv_missing" IS NOT NEW."mvi_vv_missing" THEN ',"mviVv":' || CASE WHEN NEW."mvi_vv_missing" IS NOT NULL THEN '{"missing":"' || NEW."mvi_vv_missing" || '"}' WHEN NEW."mvi_vv" IS NOT NULL THEN json_quote(NEW."mvi_vv") ELSE 'null' END END,
      CASE WHEN OLD."bile_duct" IS NOT NEW."bile_duct" OR OLD."bile_duct_missing" IS NOT NEW."bile_duct_missing" THEN ',"bileDuct":' || CASE WHEN NEW."bile_duct_missing" IS NOT NULL THEN '{"missing":"' || NEW."bile_duct_missing" || '"}' WHEN NEW."bile_duct" IS NOT NULL THEN json_quote(NEW."bile_duct") ELSE 'null' END END,
      CASE WHEN OLD."ehs" IS NOT NEW."ehs" OR OLD."ehs_missing" IS NOT NEW."ehs_missing" THEN ',"ehs":' || CASE WHEN NEW."ehs_missing" IS NOT NULL THEN '{"missing":"' || NEW."ehs_missing" || '"}' WHEN NEW."ehs" IS NOT NULL THEN iif(NEW."ehs", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."ehs_sites" IS NOT NEW."ehs_sites" OR OLD."ehs_sites_missing" IS NOT NEW."ehs_sites_missing" THEN ',"ehsSites":' || CASE WHEN NEW."ehs_sites_missing" IS NOT NULL THEN '{"missing":"' || NEW."ehs_sites_missing" || '"}' WHEN NEW."ehs_sites" IS NOT NULL THEN NEW."ehs_sites" ELSE 'null' END END,
      CASE WHEN OLD."liver_involvement_pct" IS NOT NEW."liver_involvement_pct" OR OLD."liver_involvement_pct_missing" IS NOT NEW."liver_involvement_pct_missing" THEN ',"liverInvolvementPct":' || CASE WHEN NEW."liver_involvement_pct_missing" IS NOT NULL THEN '{"missing":"' || NEW."liver_involvement_pct_missing" || '"}' WHEN NEW."liver_involvement_pct" IS NOT NULL THEN json_quote(NEW."liver_involvement_pct") ELSE 'null' END END,
      CASE WHEN OLD."liver_involvement_over50" IS NOT NEW."liver_involvement_over50" OR OLD."liver_involvement_over50_missing" IS NOT NEW."liver_involvement_over50_missing" THEN ',"liverInvolvementOver50":' || CASE WHEN NEW."liver_involvement_over50_missing" IS NOT NULL THEN '{"missing":"' || NEW."liver_involvement_over50_missing" || '"}' WHEN NEW."liver_involvement_over50" IS NOT NULL THEN iif(NEW."liver_involvement_over50", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."unresectable" IS NOT NEW."unresectable" OR OLD."unresectable_missing" IS NOT NEW."unresectable_missing" THEN ',"unresectable":' || CASE WHEN NEW."unresectable_missing" IS NOT NULL THEN '{"missing":"' || NEW."unresectable_missing" || '"}' WHEN NEW."unresectable" IS NOT NULL THEN iif(NEW."unresectable", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."transplant_candidate" IS NOT NEW."transplant_candidate" OR OLD."transplant_candidate_missing" IS NOT NEW."transplant_candidate_missing" THEN ',"transplantCandidate":' || CASE WHEN NEW."transplant_candidate_missing" IS NOT NULL THEN '{"missing":"' || NEW."transplant_candidate_missing" || '"}' WHEN NEW."transplant_candidate" IS NOT NULL THEN iif(NEW."transplant_candidate", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."antiviral_therapy" IS NOT NEW."antiviral_therapy" OR OLD."antiviral_therapy_missing" IS NOT NEW."antiviral_therapy_missing" THEN ',"antiviralTherapy":' || CASE WHEN NEW."antiviral_therapy_missing" IS NOT NULL THEN '{"missing":"' || NEW."antiviral_therapy_missing" || '"}' WHEN NEW."antiviral_therapy" IS NOT NULL THEN iif(NEW."antiviral_therapy", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."on_anticoagulant" IS NOT NEW."on_anticoagulant" OR OLD."on_anticoagulant_missing" IS NOT NEW."on_anticoagulant_missing" THEN ',"onAnticoagulant":' || CASE WHEN NEW."on_anticoagulant_missing" IS NOT NULL THEN '{"missing":"' || NEW."on_anticoagulant_missing" || '"}' WHEN NEW."on_anticoagulant" IS NOT NULL THEN iif(NEW."on_anticoagulant", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."prior_systemic" IS NOT NEW."prior_systemic" OR OLD."prior_systemic_missing" IS NOT NEW."prior_systemic_missing" THEN ',"priorSystemic":' || CASE WHEN NEW."prior_systemic_missing" IS NOT NULL THEN '{"missing":"' || NEW."prior_systemic_missing" || '"}' WHEN NEW."prior_systemic" IS NOT NULL THEN iif(NEW."prior_systemic", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."reported_child_pugh_class" IS NOT NEW."reported_child_pugh_class" OR OLD."reported_child_pugh_class_missing" IS NOT NEW."reported_child_pugh_class_missing" THEN ',"reportedChildPughClass":' || CASE WHEN NEW."reported_child_pugh_class_missing" IS NOT NULL THEN '{"missing":"' || NEW."reported_child_pugh_class_missing" || '"}' WHEN NEW."reported_child_pugh_class" IS NOT NULL THEN json_quote(NEW."reported_child_pugh_class") ELSE 'null' END END,
      CASE WHEN OLD."reported_bclc" IS NOT NEW."reported_bclc" OR OLD."reported_bclc_missing" IS NOT NEW."reported_bclc_missing" THEN ',"reportedBclc":' || CASE WHEN NEW."reported_bclc_missing" IS NOT NULL THEN '{"missing":"' || NEW."reported_bclc_missing" || '"}' WHEN NEW."reported_bclc" IS NOT NULL THEN json_quote(NEW."reported_bclc") ELSE 'null' END END,
      CASE WHEN OLD."reported_ecog_band" IS NOT NEW."reported_ecog_band" OR OLD."reported_ecog_band_missing" IS NOT NEW."reported_ecog_band_missing" THEN ',"reportedEcogBand":' || CASE WHEN NEW."reported_ecog_band_missing" IS NOT NULL THEN '{"missing":"' || NEW."reported_ecog_band_missing" || '"}' WHEN NEW."reported_ecog_band" IS NOT NULL THEN json_quote(NEW."reported_ecog_band") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "prior_treatment_insert_guard" BEFORE INSERT ON "prior_treatment" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "prior_treatment_update_guard" BEFORE UPDATE ON "prior_treatment" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "prior_treatment_identity_guard" BEFORE UPDATE ON "prior_treatment" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR OLD."parent_id" IS NOT NEW."parent_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "prior_treatment_delete_guard" BEFORE DELETE ON "prior_treatment" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "prior_treatment_insert_audit" AFTER INSERT ON "prior_treatment" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'priorTreatment',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."parent_id" IS NOT NULL THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."type" IS NOT NULL OR NEW."type_missing" IS NOT NULL THEN ',"type":' || CASE WHEN NEW."type_missing" IS NOT NULL THEN '{"missing":"' || NEW."type_missing" || '"}' WHEN NEW."type" IS NOT NULL THEN json_quote(NEW."type") ELSE 'null' END END,
      CASE WHEN NEW."date" IS NOT NULL OR NEW."date_missing" IS NOT NULL THEN ',"date":' || CASE WHEN NEW."date_missing" IS NOT NULL THEN '{"missing":"' || NEW."date_missing" || '"}' WHEN NEW."date" IS NOT NULL THEN json_quote(NEW."date") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "prior_treatment_update_audit" AFTER UPDATE ON "prior_treatment" WHEN OLD."parent_id" IS NOT NEW."parent_id" OR OLD."deleted" IS NOT NEW."deleted" OR OLD."type" IS NOT NEW."type" OR OLD."type_missing" IS NOT NEW."type_missing" OR OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'priorTreatment',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(OLD."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."type" IS NOT NEW."type" OR OLD."type_missing" IS NOT NEW."type_missing" THEN ',"type":' || CASE WHEN OLD."type_missing" IS NOT NULL THEN '{"missing":"' || OLD."type_missing" || '"}' WHEN OLD."type" IS NOT NULL THEN json_quote(OLD."type") ELSE 'null' END END,
      CASE WHEN OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" THEN ',"date":' || CASE WHEN OLD."date_missing" IS NOT NULL THEN '{"missing":"' || OLD."date_missing" || '"}' WHEN OLD."date" IS NOT NULL THEN json_quote(OLD."date") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."type" IS NOT NEW."type" OR OLD."type_missing" IS NOT NEW."type_missing" THEN ',"type":' || CASE WHEN NEW."type_missing" IS NOT NULL THEN '{"missing":"' || NEW."type_missing" || '"}' WHEN NEW."type" IS NOT NULL THEN json_quote(NEW."type") ELSE 'null' END END,
      CASE WHEN OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" THEN ',"date":' || CASE WHEN NEW."date_missing" IS NOT NULL THEN '{"missing":"' || NEW."date_missing" || '"}' WHEN NEW."date" IS NOT NULL THEN json_quote(NEW."date") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "tace_session_insert_guard" BEFORE INSERT ON "tace_session" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "tace_session_update_guard" BEFORE UPDATE ON "tace_session" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "tace_session_identity_guard" BEFORE UPDATE ON "tace_session" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "tace_session_delete_guard" BEFORE DELETE ON "tace_session" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "tace_session_insert_audit" AFTER INSERT ON "tace_session" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'taceSession',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."date" IS NOT NULL THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN NEW."staged_with" IS NOT NULL OR NEW."staged_with_missing" IS NOT NULL THEN ',"stagedWith":' || CASE WHEN NEW."staged_with_missing" IS NOT NULL THEN '{"missing":"' || NEW."staged_with_missing" || '"}' WHEN NEW."staged_with" IS NOT NULL THEN json_quote(NEW."staged_with") ELSE 'null' END END,
      CASE WHEN NEW."technique" IS NOT NULL OR NEW."technique_missing" IS NOT NULL THEN ',"technique":' || CASE WHEN NEW."technique_missing" IS NOT NULL THEN '{"missing":"' || NEW."technique_missing" || '"}' WHEN NEW."technique" IS NOT NULL THEN json_quote(NEW."technique") ELSE 'null' END END,
      CASE WHEN NEW."agent" IS NOT NULL OR NEW."agent_missing" IS NOT NULL THEN ',"agent":' || CASE WHEN NEW."agent_missing" IS NOT NULL THEN '{"missing":"' || NEW."agent_missing" || '"}' WHEN NEW."agent" IS NOT NULL THEN NEW."agent" ELSE 'null' END END,
      CASE WHEN NEW."agent_dose_mg" IS NOT NULL OR NEW."agent_dose_mg_missing" IS NOT NULL THEN ',"agentDoseMg":' || CASE WHEN NEW."agent_dose_mg_missing" IS NOT NULL THEN '{"missing":"' || NEW."agent_dose_mg_missing" || '"}' WHEN NEW."agent_dose_mg" IS NOT NULL THEN json_quote(NEW."agent_dose_mg") ELSE 'null' END END,
      CASE WHEN NEW."lipiodol_ml" IS NOT NULL OR NEW."lipiodol_ml_missing" IS NOT NULL THEN ',"lipiodolMl":' || CASE WHEN NEW."lipiodol_ml_missing" IS NOT NULL THEN '{"missing":"' || NEW."lipiodol_ml_missing" || '"}' WHEN NEW."lipiodol_ml" IS NOT NULL THEN json_quote(NEW."lipiodol_ml") ELSE 'null' END END,
      CASE WHEN NEW."bead_size_um" IS NOT NULL OR NEW."bead_size_um_missing" IS NOT NULL THEN ',"beadSizeUm":' || CASE WHEN NEW."bead_size_um_missing" IS NOT NULL THEN '{"missing":"' || NEW."bead_size_um_missing" || '"}' WHEN NEW."bead_size_um" IS NOT NULL THEN json_quote(NEW."bead_size_um") ELSE 'null' END END,
      CASE WHEN NEW."selectivity" IS NOT NULL OR NEW."selectivity_missing" IS NOT NULL THEN ',"selectivity":' || CASE WHEN NEW."selectivity_missing" IS NOT NULL THEN '{"missing":"' || NEW."selectivity_missing" || '"}' WHEN NEW."selectivity" IS NOT NULL THEN json_quote(NEW."selectivity") ELSE 'null' END END,
      CASE WHEN NEW."on_demand" IS NOT NULL OR NEW."on_demand_missing" IS NOT NULL THEN ',"onDemand":' || CASE WHEN NEW."on_demand_missing" IS NOT NULL THEN '{"missing":"' || NEW."on_demand_missing" || '"}' WHEN NEW."on_demand" IS NOT NULL THEN iif(NEW."on_demand", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."agent_changed" IS NOT NULL OR NEW."agent_changed_missing" IS NOT NULL THEN ',"agentChanged":' || CASE WHEN NEW."agent_changed_missing" IS NOT NULL THEN '{"missing":"' || NEW."agent_changed_missing" || '"}' WHEN NEW."agent_changed" IS NOT NULL THEN iif(NEW."agent_changed", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."feeder_reanalysed" IS NOT NULL OR NEW."feeder_reanalysed_missing" IS NOT NULL THEN ',"feederReanalysed":' || CASE WHEN NEW."feeder_reanalysed_missing" IS NOT NULL THEN '{"missing":"' || NEW."feeder_reanalysed_missing" || '"}' WHEN NEW."feeder_reanalysed" IS NOT NULL THEN iif(NEW."feeder_reanalysed", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."extrahepatic_feeder" IS NOT NULL OR NEW."extrahepatic_feeder_missing" IS NOT NULL THEN ',"extrahepaticFeeder":' || CASE WHEN NEW."extrahepatic_feeder_missing" IS NOT NULL THEN '{"missing":"' || NEW."extrahepatic_feeder_missing" || '"}' WHEN NEW."extrahepatic_feeder" IS NOT NULL THEN iif(NEW."extrahepatic_feeder", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."technical_success" IS NOT NULL OR NEW."technical_success_missing" IS NOT NULL THEN ',"technicalSuccess":' || CASE WHEN NEW."technical_success_missing" IS NOT NULL THEN '{"missing":"' || NEW."technical_success_missing" || '"}' WHEN NEW."technical_success" IS NOT NULL THEN iif(NEW."technical_success", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."complication" IS NOT NULL OR NEW."complication_missing" IS NOT NULL THEN ',"complication":' || CASE WHEN NEW."complication_missing" IS NOT NULL THEN '{"missing":"' || NEW."complication_missing" || '"}' WHEN NEW."complication" IS NOT NULL THEN NEW."complication" ELSE 'null' END END,
      CASE WHEN NEW."operator" IS NOT NULL OR NEW."operator_missing" IS NOT NULL THEN ',"operator":' || CASE WHEN NEW."operator_missing" IS NOT NULL THEN '{"missing":"' || NEW."operator_missing" || '"}' WHEN NEW."operator" IS NOT NULL THEN json_quote(NEW."operator") ELSE 'null' END END,
      CASE WHEN NEW."device_lot" IS NOT NULL OR NEW."device_lot_missing" IS NOT NULL THEN ',"deviceLot":' || CASE WHEN NEW."device_lot_missing" IS NOT NULL THEN '{"missing":"' || NEW."device_lot_missing" || '"}' WHEN NEW."device_lot" IS NOT NULL THEN json_quote(NEW."device_lot") ELSE 'null' END END,
      CASE WHEN NEW."reason_not_repeated_primary" IS NOT NULL OR NEW."reason_not_repeated_primary_missing" IS NOT NULL THEN ',"reasonNotRepeated.primary":' || CASE WHEN NEW."reason_not_repeated_primary_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_not_repeated_primary_missing" || '"}' WHEN NEW."reason_not_repeated_primary" IS NOT NULL THEN json_quote(NEW."reason_not_repeated_primary") ELSE 'null' END END,
      CASE WHEN NEW."reason_not_repeated_reasons" IS NOT NULL OR NEW."reason_not_repeated_reasons_missing" IS NOT NULL THEN ',"reasonNotRepeated.reasons":' || CASE WHEN NEW."reason_not_repeated_reasons_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_not_repeated_reasons_missing" || '"}' WHEN NEW."reason_not_repeated_reasons" IS NOT NULL THEN NEW."reason_not_repeated_reasons" ELSE 'null' END END,
      CASE WHEN NEW."reason_not_repeated_date" IS NOT NULL OR NEW."reason_not_repeated_date_missing" IS NOT NULL THEN ',"reasonNotRepeated.date":' || CASE WHEN NEW."reason_not_repeated_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_not_repeated_date_missing" || '"}' WHEN NEW."reason_not_repeated_date" IS NOT NULL THEN json_quote(NEW."reason_not_repeated_date") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "tace_session_update_audit" AFTER UPDATE ON "tace_session" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."date" IS NOT NEW."date" OR OLD."staged_with" IS NOT NEW."staged_with" OR OLD."staged_with_missing" IS NOT NEW."staged_with_missing" OR OLD."technique" IS NOT NEW."technique" OR OLD."technique_missing" IS NOT NEW."technique_missing" OR OLD."agent" IS NOT NEW."agent" OR OLD."agent_missing" IS NOT NEW."agent_missing" OR OLD."agent_dose_mg" IS NOT NEW."agent_dose_mg" OR OLD."agent_dose_mg_missing" IS NOT NEW."agent_dose_mg_missing" OR OLD."lipiodol_ml" IS NOT NEW."lipiodol_ml" OR OLD."lipiodol_ml_missing" IS NOT NEW."lipiodol_ml_missing" OR OLD."bead_size_um" IS NOT NEW."bead_size_um" OR OLD."bead_size_um_missing" IS NOT NEW."bead_size_um_missing" OR OLD."selectivity" IS NOT NEW."selectivity" OR OLD."selectivity_missing" IS NOT NEW."selectivity_missing" OR OLD."on_demand" IS NOT NEW."on_demand" OR OLD."on_demand_missing" IS NOT NEW."on_demand_missing" OR OLD."agent_changed" IS NOT NEW."agent_changed" OR OLD."agent_changed_missing" IS NOT NEW."agent_changed_missing" OR OLD."feeder_reanalysed" IS NOT NEW."feeder_reanalysed" OR OLD."feeder_reanalysed_missing" IS NOT NEW."feeder_reanalysed_missing" OR OLD."extrahepatic_feeder" IS NOT NEW."extrahepatic_feeder" OR OLD."extrahepatic_feeder_missing" IS NOT NEW."extrahepatic_feeder_missing" OR OLD."technical_success" IS NOT NEW."technical_success" OR OLD."technical_success_missing" IS NOT NEW."technical_success_missing" OR OLD."complication" IS NOT NEW."complication" OR OLD."complication_missing" IS NOT NEW."complication_missing" OR OLD."operator" IS NOT NEW."operator" OR OLD."operator_missing" IS NOT NEW."operator_missing" OR OLD."device_lot" IS NOT NEW."device_lot" OR OLD."device_lot_missing" IS NOT NEW."device_lot_missing" OR OLD."reason_not_repeated_primary" IS NOT NEW."reason_not_repeated_primary" OR OLD."reason_not_repeated_primary_missing" IS NOT NEW."reason_not_repeated_primary_missing" OR OLD."reason_not_repeated_reasons" IS NOT NEW."reason_not_repeated_reasons" OR OLD."reason_not_repeated_reasons_missing" IS NOT NEW."reason_not_repeated_reasons_missing" OR OLD."reason_not_repeated_date" IS NOT NEW."reason_not_repeated_date" OR OLD."reason_not_repeated_date_missing" IS NOT NEW."reason_not_repeated_date_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'taceSession',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(OLD."date") END,
      CASE WHEN OLD."staged_with" IS NOT NEW."staged_with" OR OLD."staged_with_missing" IS NOT NEW."staged_with_missing" THEN ',"stagedWith":' || CASE WHEN OLD."staged_with_missing" IS NOT NULL THEN '{"missing":"' || OLD."staged_with_missing" || '"}' WHEN OLD."staged_with" IS NOT NULL THEN json_quote(OLD."staged_with") ELSE 'null' END END,
      CASE WHEN OLD."technique" IS NOT NEW."technique" OR OLD."technique_missing" IS NOT NEW."technique_missing" THEN ',"technique":' || CASE WHEN OLD."technique_missing" IS NOT NULL THEN '{"missing":"' || OLD."technique_missing" || '"}' WHEN OLD."technique" IS NOT NULL THEN json_quote(OLD."technique") ELSE 'null' END END,
      CASE WHEN OLD."agent" IS NOT NEW."agent" OR OLD."agent_missing" IS NOT NEW."agent_missing" THEN ',"agent":' || CASE WHEN OLD."agent_missing" IS NOT NULL THEN '{"missing":"' || OLD."agent_missing" || '"}' WHEN OLD."agent" IS NOT NULL THEN OLD."agent" ELSE 'null' END END,
      CASE WHEN OLD."agent_dose_mg" IS NOT NEW."agent_dose_mg" OR OLD."agent_dose_mg_missing" IS NOT NEW."agent_dose_mg_missing" THEN ',"agentDoseMg":' || CASE WHEN OLD."agent_dose_mg_missing" IS NOT NULL THEN '{"missing":"' || OLD."agent_dose_mg_missing" || '"}' WHEN OLD."agent_dose_mg" IS NOT NULL THEN json_quote(OLD."agent_dose_mg") ELSE 'null' END END,
      CASE WHEN OLD."lipiodol_ml" IS NOT NEW."lipiodol_ml" OR OLD."lipiodol_ml_missing" IS NOT NEW."lipiodol_ml_missing" THEN ',"lipiodolMl":' || CASE WHEN OLD."lipiodol_ml_missing" IS NOT NULL THEN '{"missing":"' || OLD."lipiodol_ml_missing" || '"}' WHEN OLD."lipiodol_ml" IS NOT NULL THEN json_quote(OLD."lipiodol_ml") ELSE 'null' END END,
      CASE WHEN OLD."bead_size_um" IS NOT NEW."bead_size_um" OR OLD."bead_size_um_missing" IS NOT NEW."bead_size_um_missing" THEN ',"beadSizeUm":' || CASE WHEN OLD."bead_size_um_missing" IS NOT NULL THEN '{"missing":"' || OLD."bead_size_um_missing" || '"}' WHEN OLD."bead_size_um" IS NOT NULL THEN json_quote(OLD."bead_size_um") ELSE 'null' END END,
      CASE WHEN OLD."selectivity" IS NOT NEW."selectivity" OR OLD."selectivity_missing" IS NOT NEW."selectivity_missing" THEN ',"selectivity":' || CASE WHEN OLD."selectivity_missing" IS NOT NULL THEN '{"missing":"' || OLD."selectivity_missing" || '"}' WHEN OLD."selectivity" IS NOT NULL THEN json_quote(OLD."selectivity") ELSE 'null' END END,
      CASE WHEN OLD."on_demand" IS NOT NEW."on_demand" OR OLD."on_demand_missing" IS NOT NEW."on_demand_missing" THEN ',"onDemand":' || CASE WHEN OLD."on_demand_missing" IS NOT NULL THEN '{"missing":"' || OLD."on_demand_missing" || '"}' WHEN OLD."on_demand" IS NOT NULL THEN iif(OLD."on_demand", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."agent_changed" IS NOT NEW."agent_changed" OR OLD."agent_changed_missing" IS NOT NEW."agent_changed_missing" THEN ',"agentChanged":' || CASE WHEN OLD."agent_changed_missing" IS NOT NULL THEN '{"missing":"' || OLD."agent_changed_missing" || '"}' WHEN OLD."agent_changed" IS NOT NULL THEN iif(OLD."agent_changed", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."feeder_reanalysed" IS NOT NEW."feeder_reanalysed" OR OLD."feeder_reanalysed_missing" IS NOT NEW."feeder_reanalysed_missing" THEN ',"feederReanalysed":' || CASE WHEN OLD."feeder_reanalysed_missing" IS NOT NULL THEN '{"missing":"' || OLD."feeder_reanalysed_missing" || '"}' WHEN OLD."feeder_reanalysed" IS NOT NULL THEN iif(OLD."feeder_reanalysed", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."extrahepatic_feeder" IS NOT NEW."extrahepatic_feeder" OR OLD."extrahepatic_feeder_missing" IS NOT NEW."extrahepatic_feeder_missing" THEN ',"extrahepaticFeeder":' || CASE WHEN OLD."extrahepatic_feeder_missing" IS NOT NULL THEN '{"missing":"' || OLD."extrahepatic_feeder_missing" || '"}' WHEN OLD."extrahepatic_feeder" IS NOT NULL THEN iif(OLD."extrahepatic_feeder", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."technical_success" IS NOT NEW."technical_success" OR OLD."technical_success_missing" IS NOT NEW."technical_success_missing" THEN ',"technicalSuccess":' || CASE WHEN OLD."technical_success_missing" IS NOT NULL THEN '{"missing":"' || OLD."technical_success_missing" || '"}' WHEN OLD."technical_success" IS NOT NULL THEN iif(OLD."technical_success", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."complication" IS NOT NEW."complication" OR OLD."complication_missing" IS NOT NEW."complication_missing" THEN ',"complication":' || CASE WHEN OLD."complication_missing" IS NOT NULL THEN '{"missing":"' || OLD."complication_missing" || '"}' WHEN OLD."complication" IS NOT NULL THEN OLD."complication" ELSE 'null' END END,
      CASE WHEN OLD."operator" IS NOT NEW."operator" OR OLD."operator_missing" IS NOT NEW."operator_missing" THEN ',"operator":' || CASE WHEN OLD."operator_missing" IS NOT NULL THEN '{"missing":"' || OLD."operator_missing" || '"}' WHEN OLD."operator" IS NOT NULL THEN json_quote(OLD."operator") ELSE 'null' END END,
      CASE WHEN OLD."device_lot" IS NOT NEW."device_lot" OR OLD."device_lot_missing" IS NOT NEW."device_lot_missing" THEN ',"deviceLot":' || CASE WHEN OLD."device_lot_missing" IS NOT NULL THEN '{"missing":"' || OLD."device_lot_missing" || '"}' WHEN OLD."device_lot" IS NOT NULL THEN json_quote(OLD."device_lot") ELSE 'null' END END,
      CASE WHEN OLD."reason_not_repeated_primary" IS NOT NEW."reason_not_repeated_primary" OR OLD."reason_not_repeated_primary_missing" IS NOT NEW."reason_not_repeated_primary_missing" THEN ',"reasonNotRepeated.primary":' || CASE WHEN OLD."reason_not_repeated_primary_missing" IS NOT NULL THEN '{"missing":"' || OLD."reason_not_repeated_primary_missing" || '"}' WHEN OLD."reason_not_repeated_primary" IS NOT NULL THEN json_quote(OLD."reason_not_repeated_primary") ELSE 'null' END END,
      CASE WHEN OLD."reason_not_repeated_reasons" IS NOT NEW."reason_not_repeated_reasons" OR OLD."reason_not_repeated_reasons_missing" IS NOT NEW."reason_not_repeated_reasons_missing" THEN ',"reasonNotRepeated.reasons":' || CASE WHEN OLD."reason_not_repeated_reasons_missing" IS NOT NULL THEN '{"missing":"' || OLD."reason_not_repeated_reasons_missing" || '"}' WHEN OLD."reason_not_repeated_reasons" IS NOT NULL THEN OLD."reason_not_repeated_reasons" ELSE 'null' END END,
      CASE WHEN OLD."reason_not_repeated_date" IS NOT NEW."reason_not_repeated_date" OR OLD."reason_not_repeated_date_missing" IS NOT NEW."reason_not_repeated_date_missing" THEN ',"reasonNotRepeated.date":' || CASE WHEN OLD."reason_not_repeated_date_missing" IS NOT NULL THEN '{"missing":"' || OLD."reason_not_repeated_date_missing" || '"}' WHEN OLD."reason_not_repeated_date" IS NOT NULL THEN json_quote(OLD."reason_not_repeated_date") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN OLD."staged_with" IS NOT NEW."staged_with" OR OLD."staged_with_missing" IS NOT NEW."staged_with_missing" THEN ',"stagedWith":' || CASE WHEN NEW."staged_with_missing" IS NOT NULL THEN '{"missing":"' || NEW."staged_with_missing" || '"}' WHEN NEW."staged_with" IS NOT NULL THEN json_quote(NEW."staged_with") ELSE 'null' END END,
      CASE WHEN OLD."technique" IS NOT NEW."technique" OR OLD."technique_missing" IS NOT NEW."technique_missing" THEN ',"technique":' || CASE WHEN NEW."technique_missing" IS NOT NULL THEN '{"missing":"' || NEW."technique_missing" || '"}' WHEN NEW."technique" IS NOT NULL THEN json_quote(NEW."technique") ELSE 'null' END END,
      CASE WHEN OLD."agent" IS NOT NEW."agent" OR OLD."agent_missing" IS NOT NEW."agent_missing" THEN ',"agent":' || CASE WHEN NEW."agent_missing" IS NOT NULL THEN '{"missing":"' || NEW."agent_missing" || '"}' WHEN NEW."agent" IS NOT NULL THEN NEW."agent" ELSE 'null' END END,
      CASE WHEN OLD."agent_dose_mg" IS NOT NEW."agent_dose_mg" OR OLD."agent_dose_mg_missing" IS NOT NEW."agent_dose_mg_missing" THEN ',"agentDoseMg":' || CASE WHEN NEW."agent_dose_mg_missing" IS NOT NULL THEN '{"missing":"' || NEW."agent_dose_mg_missing" || '"}' WHEN NEW."agent_dose_mg" IS NOT NULL THEN json_quote(NEW."agent_dose_mg") ELSE 'null' END END,
      CASE WHEN OLD."lipiodol_ml" IS NOT NEW."lipiodol_ml" OR OLD."lipiodol_ml_missing" IS NOT NEW."lipiodol_ml_missing" THEN ',"lipiodolMl":' || CASE WHEN NEW."lipiodol_ml_missing" IS NOT NULL THEN '{"missing":"' || NEW."lipiodol_ml_missing" || '"}' WHEN NEW."lipiodol_ml" IS NOT NULL THEN json_quote(NEW."lipiodol_ml") ELSE 'null' END END,
      CASE WHEN OLD."bead_size_um" IS NOT NEW."bead_size_um" OR OLD."bead_size_um_missing" IS NOT NEW."bead_size_um_missing" THEN ',"beadSizeUm":' || CASE WHEN NEW."bead_size_um_missing" IS NOT NULL THEN '{"missing":"' || NEW."bead_size_um_missing" || '"}' WHEN NEW."bead_size_um" IS NOT NULL THEN json_quote(NEW."bead_size_um") ELSE 'null' END END,
      CASE WHEN OLD."selectivity" IS NOT NEW."selectivity" OR OLD."selectivity_missing" IS NOT NEW."selectivity_missing" THEN ',"selectivity":' || CASE WHEN NEW."selectivity_missing" IS NOT NULL THEN '{"missing":"' || NEW."selectivity_missing" || '"}' WHEN NEW."selectivity" IS NOT NULL THEN json_quote(NEW."selectivity") ELSE 'null' END END,
      CASE WHEN OLD."on_demand" IS NOT NEW."on_demand" OR OLD."on_demand_missing" IS NOT NEW."on_demand_missing" THEN ',"onDemand":' || CASE WHEN NEW."on_demand_missing" IS NOT NULL THEN '{"missing":"' || NEW."on_demand_missing" || '"}' WHEN NEW."on_demand" IS NOT NULL THEN iif(NEW."on_demand", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."agent_changed" IS NOT NEW."agent_changed" OR OLD."agent_changed_missing" IS NOT NEW."agent_changed_missing" THEN ',"agentChanged":' || CASE WHEN NEW."agent_changed_missing" IS NOT NULL THEN '{"missing":"' || NEW."agent_changed_missing" || '"}' WHEN NEW."agent_changed" IS NOT NULL THEN iif(NEW."agent_changed", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."feeder_reanalysed" IS NOT NEW."feeder_reanalysed" OR OLD."feeder_reanalysed_missing" IS NOT NEW."feeder_reanalysed_missing" THEN ',"feederReanalysed":' || CASE WHEN NEW."feeder_reanalysed_missing" IS NOT NULL THEN '{"missing":"' || NEW."feeder_reanalysed_missing" || '"}' WHEN NEW."feeder_reanalysed" IS NOT NULL THEN iif(NEW."feeder_reanalysed", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."extrahepatic_feeder" IS NOT NEW."extrahepatic_feeder" OR OLD."extrahepatic_feeder_missing" IS NOT NEW."extrahepatic_feeder_missing" THEN ',"extrahepaticFeeder":' || CASE WHEN NEW."extrahepatic_feeder_missing" IS NOT NULL THEN '{"missing":"' || NEW."extrahepatic_feeder_missing" || '"}' WHEN NEW."extrahepatic_feeder" IS NOT NULL THEN iif(NEW."extrahepatic_feeder", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."technical_success" IS NOT NEW."technical_success" OR OLD."technical_success_missing" IS NOT NEW."technical_success_missing" THEN ',"technicalSuccess":' || CASE WHEN NEW."technical_success_missing" IS NOT NULL THEN '{"missing":"' || NEW."technical_success_missing" || '"}' WHEN NEW."technical_success" IS NOT NULL THEN iif(NEW."technical_success", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."complication" IS NOT NEW."complication" OR OLD."complication_missing" IS NOT NEW."complication_missing" THEN ',"complication":' || CASE WHEN NEW."complication_missing" IS NOT NULL THEN '{"missing":"' || NEW."complication_missing" || '"}' WHEN NEW."complication" IS NOT NULL THEN NEW."complication" ELSE 'null' END END,
      CASE WHEN OLD."operator" IS NOT NEW."operator" OR OLD."operator_missing" IS NOT NEW."operator_missing" THEN ',"operator":' || CASE WHEN NEW."operator_missing" IS NOT NULL THEN '{"missing":"' || NEW."operator_missing" || '"}' WHEN NEW."operator" IS NOT NULL THEN json_quote(NEW."operator") ELSE 'null' END END,
      CASE WHEN OLD."device_lot" IS NOT NEW."device_lot" OR OLD."device_lot_missing" IS NOT NEW."device_lot_missing" THEN ',"deviceLot":' || CASE WHEN NEW."device_lot_missing" IS NOT NULL THEN '{"missing":"' || NEW."device_lot_missing" || '"}' WHEN NEW."device_lot" IS NOT NULL THEN json_quote(NEW."device_lot") ELSE 'null' END END,
      CASE WHEN OLD."reason_not_repeated_primary" IS NOT NEW."reason_not_repeated_primary" OR OLD."reason_not_repeated_primary_missing" IS NOT NEW."reason_not_repeated_primary_missing" THEN ',"reasonNotRepeated.primary":' || CASE WHEN NEW."reason_not_repeated_primary_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_not_repeated_primary_missing" || '"}' WHEN NEW."reason_not_repeated_primary" IS NOT NULL THEN json_quote(NEW."reason_not_repeated_primary") ELSE 'null' END END,
      CASE WHEN OLD."reason_not_repeated_reasons" IS NOT NEW."reason_not_repeated_reasons" OR OLD."reason_not_repeated_reasons_missing" IS NOT NEW."reason_not_repeated_reasons_missing" THEN ',"reasonNotRepeated.reasons":' || CASE WHEN NEW."reason_not_repeated_reasons_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_not_repeated_reasons_missing" || '"}' WHEN NEW."reason_not_repeated_reasons" IS NOT NULL THEN NEW."reason_not_repeated_reasons" ELSE 'null' END END,
      CASE WHEN OLD."reason_not_repeated_date" IS NOT NEW."reason_not_repeated_date" OR OLD."reason_not_repeated_date_missing" IS NOT NEW."reason_not_repeated_date_missing" THEN ',"reasonNotRepeated.date":' || CASE WHEN NEW."reason_not_repeated_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_not_repeated_date_missing" || '"}' WHEN NEW."reason_not_repeated_date" IS NOT NULL THEN json_quote(NEW."reason_not_repeated_date") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "imaging_insert_guard" BEFORE INSERT ON "imaging" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "imaging_update_guard" BEFORE UPDATE ON "imaging" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "imaging_identity_guard" BEFORE UPDATE ON "imaging" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "imaging_delete_guard" BEFORE DELETE ON "imaging" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "imaging_insert_audit" AFTER INSERT ON "imaging" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'imaging',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."date" IS NOT NULL THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN NEW."modality" IS NOT NULL OR NEW."modality_missing" IS NOT NULL THEN ',"modality":' || CASE WHEN NEW."modality_missing" IS NOT NULL THEN '{"missing":"' || NEW."modality_missing" || '"}' WHEN NEW."modality" IS NOT NULL THEN json_quote(NEW."modality") ELSE 'null' END END,
      CASE WHEN NEW."adequate" IS NOT NULL OR NEW."adequate_missing" IS NOT NULL THEN ',"adequate":' || CASE WHEN NEW."adequate_missing" IS NOT NULL THEN '{"missing":"' || NEW."adequate_missing" || '"}' WHEN NEW."adequate" IS NOT NULL THEN iif(NEW."adequate", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."reader_type" IS NOT NULL OR NEW."reader_type_missing" IS NOT NULL THEN ',"readerType":' || CASE WHEN NEW."reader_type_missing" IS NOT NULL THEN '{"missing":"' || NEW."reader_type_missing" || '"}' WHEN NEW."reader_type" IS NOT NULL THEN json_quote(NEW."reader_type") ELSE 'null' END END,
      CASE WHEN NEW."accession_no" IS NOT NULL OR NEW."accession_no_missing" IS NOT NULL THEN ',"accessionNo":' || CASE WHEN NEW."accession_no_missing" IS NOT NULL THEN '{"missing":"' || NEW."accession_no_missing" || '"}' WHEN NEW."accession_no" IS NOT NULL THEN json_quote(NEW."accession_no") ELSE 'null' END END,
      CASE WHEN NEW."response_m_recist" IS NOT NULL OR NEW."response_m_recist_missing" IS NOT NULL THEN ',"response.mRECIST":' || CASE WHEN NEW."response_m_recist_missing" IS NOT NULL THEN '{"missing":"' || NEW."response_m_recist_missing" || '"}' WHEN NEW."response_m_recist" IS NOT NULL THEN json_quote(NEW."response_m_recist") ELSE 'null' END END,
      CASE WHEN NEW."response_recist11" IS NOT NULL OR NEW."response_recist11_missing" IS NOT NULL THEN ',"response.RECIST11":' || CASE WHEN NEW."response_recist11_missing" IS NOT NULL THEN '{"missing":"' || NEW."response_recist11_missing" || '"}' WHEN NEW."response_recist11" IS NOT NULL THEN json_quote(NEW."response_recist11") ELSE 'null' END END,
      CASE WHEN NEW."viable_pct_treated" IS NOT NULL OR NEW."viable_pct_treated_missing" IS NOT NULL THEN ',"viablePctTreated":' || CASE WHEN NEW."viable_pct_treated_missing" IS NOT NULL THEN '{"missing":"' || NEW."viable_pct_treated_missing" || '"}' WHEN NEW."viable_pct_treated" IS NOT NULL THEN json_quote(NEW."viable_pct_treated") ELSE 'null' END END,
      CASE WHEN NEW."te" IS NOT NULL OR NEW."te_missing" IS NOT NULL THEN ',"te":' || CASE WHEN NEW."te_missing" IS NOT NULL THEN '{"missing":"' || NEW."te_missing" || '"}' WHEN NEW."te" IS NOT NULL THEN json_quote(NEW."te") ELSE 'null' END END,
      CASE WHEN NEW."lipiodol_pct" IS NOT NULL OR NEW."lipiodol_pct_missing" IS NOT NULL THEN ',"lipiodolPct":' || CASE WHEN NEW."lipiodol_pct_missing" IS NOT NULL THEN '{"missing":"' || NEW."lipiodol_pct_missing" || '"}' WHEN NEW."lipiodol_pct" IS NOT NULL THEN json_quote(NEW."lipiodol_pct") ELSE 'null' END END,
      CASE WHEN NEW."n_viable_liver" IS NOT NULL OR NEW."n_viable_liver_missing" IS NOT NULL THEN ',"nViableLiver":' || CASE WHEN NEW."n_viable_liver_missing" IS NOT NULL THEN '{"missing":"' || NEW."n_viable_liver_missing" || '"}' WHEN NEW."n_viable_liver" IS NOT NULL THEN json_quote(NEW."n_viable_liver") ELSE 'null' END END,
      CASE WHEN NEW."new_intrahepatic_lesion" IS NOT NULL OR NEW."new_intrahepatic_lesion_missing" IS NOT NULL THEN ',"newIntrahepaticLesion":' || CASE WHEN NEW."new_intrahepatic_lesion_missing" IS NOT NULL THEN '{"missing":"' || NEW."new_intrahepatic_lesion_missing" || '"}' WHEN NEW."new_intrahepatic_lesion" IS NOT NULL THEN iif(NEW."new_intrahepatic_lesion", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."mvi" IS NOT NULL OR NEW."mvi_missing" IS NOT NULL THEN ',"mvi":' || CASE WHEN NEW."mvi_missing" IS NOT NULL THEN '{"missing":"' || NEW."mvi_missing" || '"}' WHEN NEW."mvi" IS NOT NULL THEN iif(NEW."mvi", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."ehs" IS NOT NULL OR NEW."ehs_missing" IS NOT NULL THEN ',"ehs":' || CASE WHEN NEW."ehs_missing" IS NOT NULL THEN '{"missing":"' || NEW."ehs_missing" || '"}' WHEN NEW."ehs" IS NOT NULL THEN iif(NEW."ehs", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."massive_liver_involvement" IS NOT NULL OR NEW."massive_liver_involvement_missing" IS NOT NULL THEN ',"massiveLiverInvolvement":' || CASE WHEN NEW."massive_liver_involvement_missing" IS NOT NULL THEN '{"missing":"' || NEW."massive_liver_involvement_missing" || '"}' WHEN NEW."massive_liver_involvement" IS NOT NULL THEN iif(NEW."massive_liver_involvement", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."retreatment_unsafe" IS NOT NULL OR NEW."retreatment_unsafe_missing" IS NOT NULL THEN ',"retreatmentUnsafe":' || CASE WHEN NEW."retreatment_unsafe_missing" IS NOT NULL THEN '{"missing":"' || NEW."retreatment_unsafe_missing" || '"}' WHEN NEW."retreatment_unsafe" IS NOT NULL THEN iif(NEW."retreatment_unsafe", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."un_taceable" IS NOT NULL OR NEW."un_taceable_missing" IS NOT NULL THEN ',"unTaceable":' || CASE WHEN NEW."un_taceable_missing" IS NOT NULL THEN '{"missing":"' || NEW."un_taceable_missing" || '"}' WHEN NEW."un_taceable" IS NOT NULL THEN iif(NEW."un_taceable", 'true', 'false') ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "imaging_update_audit" AFTER UPDATE ON "imaging" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."date" IS NOT NEW."date" OR OLD."modality" IS NOT NEW."modality" OR OLD."modality_missing" IS NOT NEW."modality_missing" OR OLD."adequate" IS NOT NEW."adequate" OR OLD."adequate_missing" IS NOT NEW."adequate_missing" OR OLD."reader_type" IS NOT NEW."reader_type" OR OLD."reader_type_missing" IS NOT NEW."reader_type_missing" OR OLD."accession_no" IS NOT NEW."accession_no" OR OLD."accession_no_missing" IS NOT NEW."accession_no_missing" OR OLD."response_m_recist" IS NOT NEW."response_m_recist" OR OLD."response_m_recist_missing" IS NOT NEW."response_m_recist_missing" OR OLD."response_recist11" IS NOT NEW."response_recist11" OR OLD."response_recist11_missing" IS NOT NEW."response_recist11_missing" OR OLD."viable_pct_treated" IS NOT NEW."viable_pct_treated" OR OLD."viable_pct_treated_missing" IS NOT NEW."viable_pct_treated_missing" OR OLD."te" IS NOT NEW."te" OR OLD."te_missing" IS NOT NEW."te_missing" OR OLD."lipiodol_pct" IS NOT NEW."lipiodol_pct" OR OLD."lipiodol_pct_missing" IS NOT NEW."lipiodol_pct_missing" OR OLD."n_viable_liver" IS NOT NEW."n_viable_liver" OR OLD."n_viable_liver_missing" IS NOT NEW."n_viable_liver_missing" OR OLD."new_intrahepatic_lesion" IS NOT NEW."new_intrahepatic_lesion" OR OLD."new_intrahepatic_lesion_missing" IS NOT NEW."new_intrahepatic_lesion_missing" OR OLD."mvi" IS NOT NEW."mvi" OR OLD."mvi_missing" IS NOT NEW."mvi_missing" OR OLD."ehs" IS NOT NEW."ehs" OR OLD."ehs_missing" IS NOT NEW."ehs_missing" OR OLD."massive_liver_involvement" IS NOT NEW."massive_liver_involvement" OR OLD."massive_liver_involvement_missing" IS NOT NEW."massive_liver_involvement_missing" OR OLD."retreatment_unsafe" IS NOT NEW."retreatment_unsafe" OR OLD."retreatment_unsafe_missing" IS NOT NEW."retreatment_unsafe_missing" OR OLD."un_taceable" IS NOT NEW."un_taceable" OR OLD."un_taceable_missing" IS NOT NEW."un_taceable_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'imaging',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(OLD."date") END,
      CASE WHEN OLD."modality" IS NOT NEW."modality" OR OLD."modality_missing" IS NOT NEW."modality_missing" THEN ',"modality":' || CASE WHEN OLD."modality_missing" IS NOT NULL THEN '{"missing":"' || OLD."modality_missing" || '"}' WHEN OLD."modality" IS NOT NULL THEN json_quote(OLD."modality") ELSE 'null' END END,
      CASE WHEN OLD."adequate" IS NOT NEW."adequate" OR OLD."adequate_missing" IS NOT NEW."adequate_missing" THEN ',"adequate":' || CASE WHEN OLD."adequate_missing" IS NOT NULL THEN '{"missing":"' || OLD."adequate_missing" || '"}' WHEN OLD."adequate" IS NOT NULL THEN iif(OLD."adequate", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."reader_type" IS NOT NEW."reader_type" OR OLD."reader_type_missing" IS NOT NEW."reader_type_missing" THEN ',"readerType":' || CASE WHEN OLD."reader_type_missing" IS NOT NULL THEN '{"missing":"' || OLD."reader_type_missing" || '"}' WHEN OLD."reader_type" IS NOT NULL THEN json_quote(OLD."reader_type") ELSE 'null' END END,
      CASE WHEN OLD."accession_no" IS NOT NEW."accession_no" OR OLD."accession_no_missing" IS NOT NEW."accession_no_missing" THEN ',"accessionNo":' || CASE WHEN OLD."accession_no_missing" IS NOT NULL THEN '{"missing":"' || OLD."accession_no_missing" || '"}' WHEN OLD."accession_no" IS NOT NULL THEN json_quote(OLD."accession_no") ELSE 'null' END END,
      CASE WHEN OLD."response_m_recist" IS NOT NEW."response_m_recist" OR OLD."response_m_recist_missing" IS NOT NEW."response_m_recist_missing" THEN ',"response.mRECIST":' || CASE WHEN OLD."response_m_recist_missing" IS NOT NULL THEN '{"missing":"' || OLD."response_m_recist_missing" || '"}' WHEN OLD."response_m_recist" IS NOT NULL THEN json_quote(OLD."response_m_recist") ELSE 'null' END END,
      CASE WHEN OLD."response_recist11" IS NOT NEW."response_recist11" OR OLD."response_recist11_missing" IS NOT NEW."response_recist11_missing" THEN ',"response.RECIST11":' || CASE WHEN OLD."response_recist11_missing" IS NOT NULL THEN '{"missing":"' || OLD."response_recist11_missing" || '"}' WHEN OLD."response_recist11" IS NOT NULL THEN json_quote(OLD."response_recist11") ELSE 'null' END END,
      CASE WHEN OLD."viable_pct_treated" IS NOT NEW."viable_pct_treated" OR OLD."viable_pct_treated_missing" IS NOT NEW."viable_pct_treated_missing" THEN ',"viablePctTreated":' || CASE WHEN OLD."viable_pct_treated_missing" IS NOT NULL THEN '{"missing":"' || OLD."viable_pct_treated_missing" || '"}' WHEN OLD."viable_pct_treated" IS NOT NULL THEN json_quote(OLD."viable_pct_treated") ELSE 'null' END END,
      CASE WHEN OLD."te" IS NOT NEW."te" OR OLD."te_missing" IS NOT NEW."te_missing" THEN ',"te":' || CASE WHEN OLD."te_missing" IS NOT NULL THEN '{"missing":"' || OLD."te_missing" || '"}' WHEN OLD."te" IS NOT NULL THEN json_quote(OLD."te") ELSE 'null' END END,
      CASE WHEN OLD."lipiodol_pct" IS NOT NEW."lipiodol_pct" OR OLD."lipiodol_pct_missing" IS NOT NEW."lipiodol_pct_missing" THEN ',"lipiodolPct":' || CASE WHEN OLD."lipiodol_pct_missing" IS NOT NULL THEN '{"missing":"' || OLD."lipiodol_pct_missing" || '"}' WHEN OLD."lipiodol_pct" IS NOT NULL THEN json_quote(OLD."lipiodol_pct") ELSE 'null' END END,
      CASE WHEN OLD."n_viable_liver" IS NOT NEW."n_viable_liver" OR OLD."n_viable_liver_missing" IS NOT NEW."n_viable_liver_missing" THEN ',"nViableLiver":' || CASE WHEN OLD."n_viable_liver_missing" IS NOT NULL THEN '{"missing":"' || OLD."n_viable_liver_missing" || '"}' WHEN OLD."n_viable_liver" IS NOT NULL THEN json_quote(OLD."n_viable_liver") ELSE 'null' END END,
      CASE WHEN OLD."new_intrahepatic_lesion" IS NOT NEW."new_intrahepatic_lesion" OR OLD."new_intrahepatic_lesion_missing" IS NOT NEW."new_intrahepatic_lesion_missing" THEN ',"newIntrahepaticLesion":' || CASE WHEN OLD."new_intrahepatic_lesion_missing" IS NOT NULL THEN '{"missing":"' || OLD."new_intrahepatic_lesion_missing" || '"}' WHEN OLD."new_intrahepatic_lesion" IS NOT NULL THEN iif(OLD."new_intrahepatic_lesion", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."mvi" IS NOT NEW."mvi" OR OLD."mvi_missing" IS NOT NEW."mvi_missing" THEN ',"mvi":' || CASE WHEN OLD."mvi_missing" IS NOT NULL THEN '{"missing":"' || OLD."mvi_missing" || '"}' WHEN OLD."mvi" IS NOT NULL THEN iif(OLD."mvi", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."ehs" IS NOT NEW."ehs" OR OLD."ehs_missing" IS NOT NEW."ehs_missing" THEN ',"ehs":' || CASE WHEN OLD."ehs_missing" IS NOT NULL THEN '{"missing":"' || OLD."ehs_missing" || '"}' WHEN OLD."ehs" IS NOT NULL THEN iif(OLD."ehs", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."massive_liver_involvement" IS NOT NEW."massive_liver_involvement" OR OLD."massive_liver_involvement_missing" IS NOT NEW."massive_liver_involvement_missing" THEN ',"massiveLiverInvolvement":' || CASE WHEN OLD."massive_liver_involvement_missing" IS NOT NULL THEN '{"missing":"' || OLD."massive_liver_involvement_missing" || '"}' WHEN OLD."massive_liver_involvement" IS NOT NULL THEN iif(OLD."massive_liver_involvement", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."retreatment_unsafe" IS NOT NEW."retreatment_unsafe" OR OLD."retreatment_unsafe_missing" IS NOT NEW."retreatment_unsafe_missing" THEN ',"retreatmentUnsafe":' || CASE WHEN OLD."retreatment_unsafe_missing" IS NOT NULL THEN '{"missing":"' || OLD."retreatment_unsafe_missing" || '"}' WHEN OLD."retreatment_unsafe" IS NOT NULL THEN iif(OLD."retreatment_unsafe", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."un_taceable" IS NOT NEW."un_taceable" OR OLD."un_taceable_missing" IS NOT NEW."un_taceable_missing" THEN ',"unTaceable":' || CASE WHEN OLD."un_taceable_missing" IS NOT NULL THEN '{"missing":"' || OLD."un_taceable_missing" || '"}' WHEN OLD."un_taceable" IS NOT NULL THEN iif(OLD."un_taceable", 'true', 'false') ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN OLD."modality" IS NOT NEW."modality" OR OLD."modality_missing" IS NOT NEW."modality_missing" THEN ',"modality":' || CASE WHEN NEW."modality_missing" IS NOT NULL THEN '{"missing":"' || NEW."modality_missing" || '"}' WHEN NEW."modality" IS NOT NULL THEN json_quote(NEW."modality") ELSE 'null' END END,
      CASE WHEN OLD."adequate" IS NOT NEW."adequate" OR OLD."adequate_missing" IS NOT NEW."adequate_missing" THEN ',"adequate":' || CASE WHEN NEW."adequate_missing" IS NOT NULL THEN '{"missing":"' || NEW."adequate_missing" || '"}' WHEN NEW."adequate" IS NOT NULL THEN iif(NEW."adequate", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."reader_type" IS NOT NEW."reader_type" OR OLD."reader_type_missing" IS NOT NEW."reader_type_missing" THEN ',"readerType":' || CASE WHEN NEW."reader_type_missing" IS NOT NULL THEN '{"missing":"' || NEW."reader_type_missing" || '"}' WHEN NEW."reader_type" IS NOT NULL THEN json_quote(NEW."reader_type") ELSE 'null' END END,
      CASE WHEN OLD."accession_no" IS NOT NEW."accession_no" OR OLD."accession_no_missing" IS NOT NEW."accession_no_missing" THEN ',"accessionNo":' || CASE WHEN NEW."accession_no_missing" IS NOT NULL THEN '{"missing":"' || NEW."accession_no_missing" || '"}' WHEN NEW."accession_no" IS NOT NULL THEN json_quote(NEW."accession_no") ELSE 'null' END END,
      CASE WHEN OLD."response_m_recist" IS NOT NEW."response_m_recist" OR OLD."response_m_recist_missing" IS NOT NEW."response_m_recist_missing" THEN ',"response.mRECIST":' || CASE WHEN NEW."response_m_recist_missing" IS NOT NULL THEN '{"missing":"' || NEW."response_m_recist_missing" || '"}' WHEN NEW."response_m_recist" IS NOT NULL THEN json_quote(NEW."response_m_recist") ELSE 'null' END END,
      CASE WHEN OLD."response_recist11" IS NOT NEW."response_recist11" OR OLD."response_recist11_missing" IS NOT NEW."response_recist11_missing" THEN ',"response.RECIST11":' || CASE WHEN NEW."response_recist11_missing" IS NOT NULL THEN '{"missing":"' || NEW."response_recist11_missing" || '"}' WHEN NEW."response_recist11" IS NOT NULL THEN json_quote(NEW."response_recist11") ELSE 'null' END END,
      CASE WHEN OLD."viable_pct_treated" IS NOT NEW."viable_pct_treated" OR OLD."viable_pct_treated_missing" IS NOT NEW."viable_pct_treated_missing" THEN ',"viablePctTreated":' || CASE WHEN NEW."viable_pct_treated_missing" IS NOT NULL THEN '{"missing":"' || NEW."viable_pct_treated_missing" || '"}' WHEN NEW."viable_pct_treated" IS NOT NULL THEN json_quote(NEW."viable_pct_treated") ELSE 'null' END END,
      CASE WHEN OLD."te" IS NOT NEW."te" OR OLD."te_missing" IS NOT NEW."te_missing" THEN ',"te":' || CASE WHEN NEW."te_missing" IS NOT NULL THEN '{"missing":"' || NEW."te_missing" || '"}' WHEN NEW."te" IS NOT NULL THEN json_quote(NEW."te") ELSE 'null' END END,
      CASE WHEN OLD."lipiodol_pct" IS NOT NEW."lipiodol_pct" OR OLD."lipiodol_pct_missing" IS NOT NEW."lipiodol_pct_missing" THEN ',"lipiodolPct":' || CASE WHEN NEW."lipiodol_pct_missing" IS NOT NULL THEN '{"missing":"' || NEW."lipiodol_pct_missing" || '"}' WHEN NEW."lipiodol_pct" IS NOT NULL THEN json_quote(NEW."lipiodol_pct") ELSE 'null' END END,
      CASE WHEN OLD."n_viable_liver" IS NOT NEW."n_viable_liver" OR OLD."n_viable_liver_missing" IS NOT NEW."n_viable_liver_missing" THEN ',"nViableLiver":' || CASE WHEN NEW."n_viable_liver_missing" IS NOT NULL THEN '{"missing":"' || NEW."n_viable_liver_missing" || '"}' WHEN NEW."n_viable_liver" IS NOT NULL THEN json_quote(NEW."n_viable_liver") ELSE 'null' END END,
      CASE WHEN OLD."new_intrahepatic_lesion" IS NOT NEW."new_intrahepatic_lesion" OR OLD."new_intrahepatic_lesion_missing" IS NOT NEW."new_intrahepatic_lesion_missing" THEN ',"newIntrahepaticLesion":' || CASE WHEN NEW."new_intrahepatic_lesion_missing" IS NOT NULL THEN '{"missing":"' || NEW."new_intrahepatic_lesion_missing" || '"}' WHEN NEW."new_intrahepatic_lesion" IS NOT NULL THEN iif(NEW."new_intrahepatic_lesion", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."mvi" IS NOT NEW."mvi" OR OLD."mvi_missing" IS NOT NEW."mvi_missing" THEN ',"mvi":' || CASE WHEN NEW."mvi_missing" IS NOT NULL THEN '{"missing":"' || NEW."mvi_missing" || '"}' WHEN NEW."mvi" IS NOT NULL THEN iif(NEW."mvi", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."ehs" IS NOT NEW."ehs" OR OLD."ehs_missing" IS NOT NEW."ehs_missing" THEN ',"ehs":' || CASE WHEN NEW."ehs_missing" IS NOT NULL THEN '{"missing":"' || NEW."ehs_missing" || '"}' WHEN NEW."ehs" IS NOT NULL THEN iif(NEW."ehs", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."massive_liver_involvement" IS NOT NEW."massive_liver_involvement" OR OLD."massive_liver_involvement_missing" IS NOT NEW."massive_liver_involvement_missing" THEN ',"massiveLiverInvolvement":' || CASE WHEN NEW."massive_liver_involvement_missing" IS NOT NULL THEN '{"missing":"' || NEW."massive_liver_involvement_missing" || '"}' WHEN NEW."massive_liver_involvement" IS NOT NULL THEN iif(NEW."massive_liver_involvement", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."retreatment_unsafe" IS NOT NEW."retreatment_unsafe" OR OLD."retreatment_unsafe_missing" IS NOT NEW."retreatment_unsafe_missing" THEN ',"retreatmentUnsafe":' || CASE WHEN NEW."retreatment_unsafe_missing" IS NOT NULL THEN '{"missing":"' || NEW."retreatment_unsafe_missing" || '"}' WHEN NEW."retreatment_unsafe" IS NOT NULL THEN iif(NEW."retreatment_unsafe", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."un_taceable" IS NOT NEW."un_taceable" OR OLD."un_taceable_missing" IS NOT NEW."un_taceable_missing" THEN ',"unTaceable":' || CASE WHEN NEW."un_taceable_missing" IS NOT NULL THEN '{"missing":"' || NEW."un_taceable_missing" || '"}' WHEN NEW."un_taceable" IS NOT NULL THEN iif(NEW."un_taceable", 'true', 'false') ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "lesion_insert_guard" BEFORE INSERT ON "lesion" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "lesion_update_guard" BEFORE UPDATE ON "lesion" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "lesion_identity_guard" BEFORE UPDATE ON "lesion" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR OLD."parent_id" IS NOT NEW."parent_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "lesion_delete_guard" BEFORE DELETE ON "lesion" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "lesion_insert_audit" AFTER INSERT ON "lesion" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'lesion',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."parent_id" IS NOT NULL THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."lesion_no" IS NOT NULL THEN ',"lesionNo":' || json_quote(NEW."lesion_no") END,
      CASE WHEN NEW."is_target" IS NOT NULL OR NEW."is_target_missing" IS NOT NULL THEN ',"isTarget":' || CASE WHEN NEW."is_target_missing" IS NOT NULL THEN '{"missing":"' || NEW."is_target_missing" || '"}' WHEN NEW."is_target" IS NOT NULL THEN iif(NEW."is_target", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."organ" IS NOT NULL OR NEW."organ_missing" IS NOT NULL THEN ',"organ":' || CASE WHEN NEW."organ_missing" IS NOT NULL THEN '{"missing":"' || NEW."organ_missing" || '"}' WHEN NEW."organ" IS NOT NULL THEN json_quote(NEW."organ") ELSE 'null' END END,
      CASE WHEN NEW."segment" IS NOT NULL OR NEW."segment_missing" IS NOT NULL THEN ',"segment":' || CASE WHEN NEW."segment_missing" IS NOT NULL THEN '{"missing":"' || NEW."segment_missing" || '"}' WHEN NEW."segment" IS NOT NULL THEN json_quote(NEW."segment") ELSE 'null' END END,
      CASE WHEN NEW."kind" IS NOT NULL OR NEW."kind_missing" IS NOT NULL THEN ',"kind":' || CASE WHEN NEW."kind_missing" IS NOT NULL THEN '{"missing":"' || NEW."kind_missing" || '"}' WHEN NEW."kind" IS NOT NULL THEN json_quote(NEW."kind") ELSE 'null' END END,
      CASE WHEN NEW."longest_mm" IS NOT NULL OR NEW."longest_mm_missing" IS NOT NULL THEN ',"longestMm":' || CASE WHEN NEW."longest_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."longest_mm_missing" || '"}' WHEN NEW."longest_mm" IS NOT NULL THEN json_quote(NEW."longest_mm") ELSE 'null' END END,
      CASE WHEN NEW."short_axis_mm" IS NOT NULL OR NEW."short_axis_mm_missing" IS NOT NULL THEN ',"shortAxisMm":' || CASE WHEN NEW."short_axis_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."short_axis_mm_missing" || '"}' WHEN NEW."short_axis_mm" IS NOT NULL THEN json_quote(NEW."short_axis_mm") ELSE 'null' END END,
      CASE WHEN NEW."perp_mm" IS NOT NULL OR NEW."perp_mm_missing" IS NOT NULL THEN ',"perpMm":' || CASE WHEN NEW."perp_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."perp_mm_missing" || '"}' WHEN NEW."perp_mm" IS NOT NULL THEN json_quote(NEW."perp_mm") ELSE 'null' END END,
      CASE WHEN NEW."viable_longest_mm" IS NOT NULL OR NEW."viable_longest_mm_missing" IS NOT NULL THEN ',"viableLongestMm":' || CASE WHEN NEW."viable_longest_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."viable_longest_mm_missing" || '"}' WHEN NEW."viable_longest_mm" IS NOT NULL THEN json_quote(NEW."viable_longest_mm") ELSE 'null' END END,
      CASE WHEN NEW."viable_perp_mm" IS NOT NULL OR NEW."viable_perp_mm_missing" IS NOT NULL THEN ',"viablePerpMm":' || CASE WHEN NEW."viable_perp_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."viable_perp_mm_missing" || '"}' WHEN NEW."viable_perp_mm" IS NOT NULL THEN json_quote(NEW."viable_perp_mm") ELSE 'null' END END,
      CASE WHEN NEW."arterial_enhancement" IS NOT NULL OR NEW."arterial_enhancement_missing" IS NOT NULL THEN ',"arterialEnhancement":' || CASE WHEN NEW."arterial_enhancement_missing" IS NOT NULL THEN '{"missing":"' || NEW."arterial_enhancement_missing" || '"}' WHEN NEW."arterial_enhancement" IS NOT NULL THEN iif(NEW."arterial_enhancement", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."washout" IS NOT NULL OR NEW."washout_missing" IS NOT NULL THEN ',"washout":' || CASE WHEN NEW."washout_missing" IS NOT NULL THEN '{"missing":"' || NEW."washout_missing" || '"}' WHEN NEW."washout" IS NOT NULL THEN iif(NEW."washout", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."status" IS NOT NULL OR NEW."status_missing" IS NOT NULL THEN ',"status":' || CASE WHEN NEW."status_missing" IS NOT NULL THEN '{"missing":"' || NEW."status_missing" || '"}' WHEN NEW."status" IS NOT NULL THEN json_quote(NEW."status") ELSE 'null' END END,
      CASE WHEN NEW."treated_in_courses" IS NOT NULL OR NEW."treated_in_courses_missing" IS NOT NULL THEN ',"treatedInCourses":' || CASE WHEN NEW."treated_in_courses_missing" IS NOT NULL THEN '{"missing":"' || NEW."treated_in_courses_missing" || '"}' WHEN NEW."treated_in_courses" IS NOT NULL THEN NEW."treated_in_courses" ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "lesion_update_audit" AFTER UPDATE ON "lesion" WHEN OLD."parent_id" IS NOT NEW."parent_id" OR OLD."deleted" IS NOT NEW."deleted" OR OLD."lesion_no" IS NOT NEW."lesion_no" OR OLD."is_target" IS NOT NEW."is_target" OR OLD."is_target_missing" IS NOT NEW."is_target_missing" OR OLD."organ" IS NOT NEW."organ" OR OLD."organ_missing" IS NOT NEW."organ_missing" OR OLD."segment" IS NOT NEW."segment" OR OLD."segment_missing" IS NOT NEW."segment_missing" OR OLD."kind" IS NOT NEW."kind" OR OLD."kind_missing" IS NOT NEW."kind_missing" OR OLD."longest_mm" IS NOT NEW."longest_mm" OR OLD."longest_mm_missing" IS NOT NEW."longest_mm_missing" OR OLD."short_axis_mm" IS NOT NEW."short_axis_mm" OR OLD."short_axis_mm_missing" IS NOT NEW."short_axis_mm_missing" OR OLD."perp_mm" IS NOT NEW."perp_mm" OR OLD."perp_mm_missing" IS NOT NEW."perp_mm_missing" OR OLD."viable_longest_mm" IS NOT NEW."viable_longest_mm" OR OLD."viable_longest_mm_missing" IS NOT NEW."viable_longest_mm_missing" OR OLD."viable_perp_mm" IS NOT NEW."viable_perp_mm" OR OLD."viable_perp_mm_missing" IS NOT NEW."viable_perp_mm_missing" OR OLD."arterial_enhancement" IS NOT NEW."arterial_enhancement" OR OLD."arterial_enhancement_missing" IS NOT NEW."arterial_enhancement_missing" OR OLD."washout" IS NOT NEW."washout" OR OLD."washout_missing" IS NOT NEW."washout_missing" OR OLD."status" IS NOT NEW."status" OR OLD."status_missing" IS NOT NEW."status_missing" OR OLD."treated_in_courses" IS NOT NEW."treated_in_courses" OR OLD."treated_in_courses_missing" IS NOT NEW."treated_in_courses_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'lesion',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(OLD."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."lesion_no" IS NOT NEW."lesion_no" THEN ',"lesionNo":' || json_quote(OLD."lesion_no") END,
      CASE WHEN OLD."is_target" IS NOT NEW."is_target" OR OLD."is_target_missing" IS NOT NEW."is_target_missing" THEN ',"isTarget":' || CASE WHEN OLD."is_target_missing" IS NOT NULL THEN '{"missing":"' || OLD."is_target_missing" || '"}' WHEN OLD."is_target" IS NOT NULL THEN iif(OLD."is_target", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."organ" IS NOT NEW."organ" OR OLD."organ_missing" IS NOT NEW."organ_missing" THEN ',"organ":' || CASE WHEN OLD."organ_missing" IS NOT NULL THEN '{"missing":"' || OLD."organ_missing" || '"}' WHEN OLD."organ" IS NOT NULL THEN json_quote(OLD."organ") ELSE 'null' END END,
      CASE WHEN OLD."segment" IS NOT NEW."segment" OR OLD."segment_missing" IS NOT NEW."segment_missing" THEN ',"segment":' || CASE WHEN OLD."segment_missing" IS NOT NULL THEN '{"missing":"' || OLD."segment_missing" || '"}' WHEN OLD."segment" IS NOT NULL THEN json_quote(OLD."segment") ELSE 'null' END END,
      CASE WHEN OLD."kind" IS NOT NEW."kind" OR OLD."kind_missing" IS NOT NEW."kind_missing" THEN ',"kind":' || CASE WHEN OLD."kind_missing" IS NOT NULL THEN '{"missing":"' || OLD."kind_missing" || '"}' WHEN OLD."kind" IS NOT NULL THEN json_quote(OLD."kind") ELSE 'null' END END,
      CASE WHEN OLD."longest_mm" IS NOT NEW."longest_mm" OR OLD."longest_mm_missing" IS NOT NEW."longest_mm_missing" THEN ',"longestMm":' || CASE WHEN OLD."longest_mm_missing" IS NOT NULL THEN '{"missing":"' || OLD."longest_mm_missing" || '"}' WHEN OLD."longest_mm" IS NOT NULL THEN json_quote(OLD."longest_mm") ELSE 'null' END END,
      CASE WHEN OLD."short_axis_mm" IS NOT NEW."short_axis_mm" OR OLD."short_axis_mm_missing" IS NOT NEW."short_axis_mm_missing" THEN ',"shortAxisMm":' || CASE WHEN OLD."short_axis_mm_missing" IS NOT NULL THEN '{"missing":"' || OLD."short_axis_mm_missing" || '"}' WHEN OLD."short_axis_mm" IS NOT NULL THEN json_quote(OLD."short_axis_mm") ELSE 'null' END END,
      CASE WHEN OLD."perp_mm" IS NOT NEW."perp_mm" OR OLD."perp_mm_missing" IS NOT NEW."perp_mm_missing" THEN ',"perpMm":' || CASE WHEN OLD."perp_mm_missing" IS NOT NULL THEN '{"missing":"' || OLD."perp_mm_missing" || '"}' WHEN OLD."perp_mm" IS NOT NULL THEN json_quote(OLD."perp_mm") ELSE 'null' END END,
      CASE WHEN OLD."viable_longest_mm" IS NOT NEW."viable_longest_mm" OR OLD."viable_longest_mm_missing" IS NOT NEW."viable_longest_mm_missing" THEN ',"viableLongestMm":' || CASE WHEN OLD."viable_longest_mm_missing" IS NOT NULL THEN '{"missing":"' || OLD."viable_longest_mm_missing" || '"}' WHEN OLD."viable_longest_mm" IS NOT NULL THEN json_quote(OLD."viable_longest_mm") ELSE 'null' END END,
      CASE WHEN OLD."viable_perp_mm" IS NOT NEW."viable_perp_mm" OR OLD."viable_perp_mm_missing" IS NOT NEW."viable_perp_mm_missing" THEN ',"viablePerpMm":' || CASE WHEN OLD."viable_perp_mm_missing" IS NOT NULL THEN '{"missing":"' || OLD."viable_perp_mm_missing" || '"}' WHEN OLD."viable_perp_mm" IS NOT NULL THEN json_quote(OLD."viable_perp_mm") ELSE 'null' END END,
      CASE WHEN OLD."arterial_enhancement" IS NOT NEW."arterial_enhancement" OR OLD."arterial_enhancement_missing" IS NOT NEW."arterial_enhancement_missing" THEN ',"arterialEnhancement":' || CASE WHEN OLD."arterial_enhancement_missing" IS NOT NULL THEN '{"missing":"' || OLD."arterial_enhancement_missing" || '"}' WHEN OLD."arterial_enhancement" IS NOT NULL THEN iif(OLD."arterial_enhancement", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."washout" IS NOT NEW."washout" OR OLD."washout_missing" IS NOT NEW."washout_missing" THEN ',"washout":' || CASE WHEN OLD."washout_missing" IS NOT NULL THEN '{"missing":"' || OLD."washout_missing" || '"}' WHEN OLD."washout" IS NOT NULL THEN iif(OLD."washout", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."status" IS NOT NEW."status" OR OLD."status_missing" IS NOT NEW."status_missing" THEN ',"status":' || CASE WHEN OLD."status_missing" IS NOT NULL THEN '{"missing":"' || OLD."status_missing" || '"}' WHEN OLD."status" IS NOT NULL THEN json_quote(OLD."status") ELSE 'null' END END,
      CASE WHEN OLD."treated_in_courses" IS NOT NEW."treated_in_courses" OR OLD."treated_in_courses_missing" IS NOT NEW."treated_in_courses_missing" THEN ',"treatedInCourses":' || CASE WHEN OLD."treated_in_courses_missing" IS NOT NULL THEN '{"missing":"' || OLD."treated_in_courses_missing" || '"}' WHEN OLD."treated_in_courses" IS NOT NULL THEN OLD."treated_in_courses" ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."lesion_no" IS NOT NEW."lesion_no" THEN ',"lesionNo":' || json_quote(NEW."lesion_no") END,
      CASE WHEN OLD."is_target" IS NOT NEW."is_target" OR OLD."is_target_missing" IS NOT NEW."is_target_missing" THEN ',"isTarget":' || CASE WHEN NEW."is_target_missing" IS NOT NULL THEN '{"missing":"' || NEW."is_target_missing" || '"}' WHEN NEW."is_target" IS NOT NULL THEN iif(NEW."is_target", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."organ" IS NOT NEW."organ" OR OLD."organ_missing" IS NOT NEW."organ_missing" THEN ',"organ":' || CASE WHEN NEW."organ_missing" IS NOT NULL THEN '{"missing":"' || NEW."organ_missing" || '"}' WHEN NEW."organ" IS NOT NULL THEN json_quote(NEW."organ") ELSE 'null' END END,
      CASE WHEN OLD."segment" IS NOT NEW."segment" OR OLD."segment_missing" IS NOT NEW."segment_missing" THEN ',"segment":' || CASE WHEN NEW."segment_missing" IS NOT NULL THEN '{"missing":"' || NEW."segment_missing" || '"}' WHEN NEW."segment" IS NOT NULL THEN json_quote(NEW."segment") ELSE 'null' END END,
      CASE WHEN OLD."kind" IS NOT NEW."kind" OR OLD."kind_missing" IS NOT NEW."kind_missing" THEN ',"kind":' || CASE WHEN NEW."kind_missing" IS NOT NULL THEN '{"missing":"' || NEW."kind_missing" || '"}' WHEN NEW."kind" IS NOT NULL THEN json_quote(NEW."kind") ELSE 'null' END END,
      CASE WHEN OLD."longest_mm" IS NOT NEW."longest_mm" OR OLD."longest_mm_missing" IS NOT NEW."longest_mm_missing" THEN ',"longestMm":' || CASE WHEN NEW."longest_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."longest_mm_missing" || '"}' WHEN NEW."longest_mm" IS NOT NULL THEN json_quote(NEW."longest_mm") ELSE 'null' END END,
      CASE WHEN OLD."short_axis_mm" IS NOT NEW."short_axis_mm" OR OLD."short_axis_mm_missing" IS NOT NEW."short_axis_mm_missing" THEN ',"shortAxisMm":' || CASE WHEN NEW."short_axis_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."short_axis_mm_missing" || '"}' WHEN NEW."short_axis_mm" IS NOT NULL THEN json_quote(NEW."short_axis_mm") ELSE 'null' END END,
      CASE WHEN OLD."perp_mm" IS NOT NEW."perp_mm" OR OLD."perp_mm_missing" IS NOT NEW."perp_mm_missing" THEN ',"perpMm":' || CASE WHEN NEW."perp_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."perp_mm_missing" || '"}' WHEN NEW."perp_mm" IS NOT NULL THEN json_quote(NEW."perp_mm") ELSE 'null' END END,
      CASE WHEN OLD."viable_longest_mm" IS NOT NEW."viable_longest_mm" OR OLD."viable_longest_mm_missing" IS NOT NEW."viable_longest_mm_missing" THEN ',"viableLongestMm":' || CASE WHEN NEW."viable_longest_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."viable_longest_mm_missing" || '"}' WHEN NEW."viable_longest_mm" IS NOT NULL THEN json_quote(NEW."viable_longest_mm") ELSE 'null' END END,
      CASE WHEN OLD."viable_perp_mm" IS NOT NEW."viable_perp_mm" OR OLD."viable_perp_mm_missing" IS NOT NEW."viable_perp_mm_missing" THEN ',"viablePerpMm":' || CASE WHEN NEW."viable_perp_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."viable_perp_mm_missing" || '"}' WHEN NEW."viable_perp_mm" IS NOT NULL THEN json_quote(NEW."viable_perp_mm") ELSE 'null' END END,
      CASE WHEN OLD."arterial_enhancement" IS NOT NEW."arterial_enhancement" OR OLD."arterial_enhancement_missing" IS NOT NEW."arterial_enhancement_missing" THEN ',"arterialEnhancement":' || CASE WHEN NEW."arterial_enhancement_missing" IS NOT NULL THEN '{"missing":"' || NEW."arterial_enhancement_missing" || '"}' WHEN NEW."arterial_enhancement" IS NOT NULL THEN iif(NEW."arterial_enhancement", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."washout" IS NOT NEW."washout" OR OLD."washout_missing" IS NOT NEW."washout_missing" THEN ',"washout":' || CASE WHEN NEW."washout_missing" IS NOT NULL THEN '{"missing":"' || NEW."washout_missing" || '"}' WHEN NEW."washout" IS NOT NULL THEN iif(NEW."washout", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."status" IS NOT NEW."status" OR OLD."status_missing" IS NOT NEW."status_missing" THEN ',"status":' || CASE WHEN NEW."status_missing" IS NOT NULL THEN '{"missing":"' || NEW."status_missing" || '"}' WHEN NEW."status" IS NOT NULL THEN json_quote(NEW."status") ELSE 'null' END END,
      CASE WHEN OLD."treated_in_courses" IS NOT NEW."treated_in_courses" OR OLD."treated_in_courses_missing" IS NOT NEW."treated_in_courses_missing" THEN ',"treatedInCourses":' || CASE WHEN NEW."treated_in_courses_missing" IS NOT NULL THEN '{"missing":"' || NEW."treated_in_courses_missing" || '"}' WHEN NEW."treated_in_courses" IS NOT NULL THEN NEW."treated_in_courses" ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "reading_insert_guard" BEFORE INSERT ON "reading" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "reading_update_guard" BEFORE UPDATE ON "reading" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "reading_identity_guard" BEFORE UPDATE ON "reading" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR OLD."parent_id" IS NOT NEW."parent_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "reading_delete_guard" BEFORE DELETE ON "reading" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "reading_insert_audit" AFTER INSERT ON "reading" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'reading',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."parent_id" IS NOT NULL THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."reader" IS NOT NULL THEN ',"reader":' || json_quote(NEW."reader") END,
      CASE WHEN NEW."system" IS NOT NULL OR NEW."system_missing" IS NOT NULL THEN ',"system":' || CASE WHEN NEW."system_missing" IS NOT NULL THEN '{"missing":"' || NEW."system_missing" || '"}' WHEN NEW."system" IS NOT NULL THEN json_quote(NEW."system") ELSE 'null' END END,
      CASE WHEN NEW."baseline_sum_mm" IS NOT NULL OR NEW."baseline_sum_mm_missing" IS NOT NULL THEN ',"baselineSumMm":' || CASE WHEN NEW."baseline_sum_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."baseline_sum_mm_missing" || '"}' WHEN NEW."baseline_sum_mm" IS NOT NULL THEN json_quote(NEW."baseline_sum_mm") ELSE 'null' END END,
      CASE WHEN NEW."sum_mm" IS NOT NULL OR NEW."sum_mm_missing" IS NOT NULL THEN ',"sumMm":' || CASE WHEN NEW."sum_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."sum_mm_missing" || '"}' WHEN NEW."sum_mm" IS NOT NULL THEN json_quote(NEW."sum_mm") ELSE 'null' END END,
      CASE WHEN NEW."category" IS NOT NULL OR NEW."category_missing" IS NOT NULL THEN ',"category":' || CASE WHEN NEW."category_missing" IS NOT NULL THEN '{"missing":"' || NEW."category_missing" || '"}' WHEN NEW."category" IS NOT NULL THEN json_quote(NEW."category") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "reading_update_audit" AFTER UPDATE ON "reading" WHEN OLD."parent_id" IS NOT NEW."parent_id" OR OLD."deleted" IS NOT NEW."deleted" OR OLD."reader" IS NOT NEW."reader" OR OLD."system" IS NOT NEW."system" OR OLD."system_missing" IS NOT NEW."system_missing" OR OLD."baseline_sum_mm" IS NOT NEW."baseline_sum_mm" OR OLD."baseline_sum_mm_missing" IS NOT NEW."baseline_sum_mm_missing" OR OLD."sum_mm" IS NOT NEW."sum_mm" OR OLD."sum_mm_missing" IS NOT NEW."sum_mm_missing" OR OLD."category" IS NOT NEW."category" OR OLD."category_missing" IS NOT NEW."category_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'reading',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(OLD."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."reader" IS NOT NEW."reader" THEN ',"reader":' || json_quote(OLD."reader") END,
      CASE WHEN OLD."system" IS NOT NEW."system" OR OLD."system_missing" IS NOT NEW."system_missing" THEN ',"system":' || CASE WHEN OLD."system_missing" IS NOT NULL THEN '{"missing":"' || OLD."system_missing" || '"}' WHEN OLD."system" IS NOT NULL THEN json_quote(OLD."system") ELSE 'null' END END,
      CASE WHEN OLD."baseline_sum_mm" IS NOT NEW."baseline_sum_mm" OR OLD."baseline_sum_mm_missing" IS NOT NEW."baseline_sum_mm_missing" THEN ',"baselineSumMm":' || CASE WHEN OLD."baseline_sum_mm_missing" IS NOT NULL THEN '{"missing":"' || OLD."baseline_sum_mm_missing" || '"}' WHEN OLD."baseline_sum_mm" IS NOT NULL THEN json_quote(OLD."baseline_sum_mm") ELSE 'null' END END,
      CASE WHEN OLD."sum_mm" IS NOT NEW."sum_mm" OR OLD."sum_mm_missing" IS NOT NEW."sum_mm_missing" THEN ',"sumMm":' || CASE WHEN OLD."sum_mm_missing" IS NOT NULL THEN '{"missing":"' || OLD."sum_mm_missing" || '"}' WHEN OLD."sum_mm" IS NOT NULL THEN json_quote(OLD."sum_mm") ELSE 'null' END END,
      CASE WHEN OLD."category" IS NOT NEW."category" OR OLD."category_missing" IS NOT NEW."category_missing" THEN ',"category":' || CASE WHEN OLD."category_missing" IS NOT NULL THEN '{"missing":"' || OLD."category_missing" || '"}' WHEN OLD."category" IS NOT NULL THEN json_quote(OLD."category") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."reader" IS NOT NEW."reader" THEN ',"reader":' || json_quote(NEW."reader") END,
      CASE WHEN OLD."system" IS NOT NEW."system" OR OLD."system_missing" IS NOT NEW."system_missing" THEN ',"system":' || CASE WHEN NEW."system_missing" IS NOT NULL THEN '{"missing":"' || NEW."system_missing" || '"}' WHEN NEW."system" IS NOT NULL THEN json_quote(NEW."system") ELSE 'null' END END,
      CASE WHEN OLD."baseline_sum_mm" IS NOT NEW."baseline_sum_mm" OR OLD."baseline_sum_mm_missing" IS NOT NEW."baseline_sum_mm_missing" THEN ',"baselineSumMm":' || CASE WHEN NEW."baseline_sum_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."baseline_sum_mm_missing" || '"}' WHEN NEW."baseline_sum_mm" IS NOT NULL THEN json_quote(NEW."baseline_sum_mm") ELSE 'null' END END,
      CASE WHEN OLD."sum_mm" IS NOT NEW."sum_mm" OR OLD."sum_mm_missing" IS NOT NEW."sum_mm_missing" THEN ',"sumMm":' || CASE WHEN NEW."sum_mm_missing" IS NOT NULL THEN '{"missing":"' || NEW."sum_mm_missing" || '"}' WHEN NEW."sum_mm" IS NOT NULL THEN json_quote(NEW."sum_mm") ELSE 'null' END END,
      CASE WHEN OLD."category" IS NOT NEW."category" OR OLD."category_missing" IS NOT NEW."category_missing" THEN ',"category":' || CASE WHEN NEW."category_missing" IS NOT NULL THEN '{"missing":"' || NEW."category_missing" || '"}' WHEN NEW."category" IS NOT NULL THEN json_quote(NEW."category") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "lab_panel_insert_guard" BEFORE INSERT ON "lab_panel" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "lab_panel_update_guard" BEFORE UPDATE ON "lab_panel" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "lab_panel_identity_guard" BEFORE UPDATE ON "lab_panel" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "lab_panel_delete_guard" BEFORE DELETE ON "lab_panel" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "lab_panel_insert_audit" AFTER INSERT ON "lab_panel" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'labPanel',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."date" IS NOT NULL THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN NEW."timing" IS NOT NULL OR NEW."timing_missing" IS NOT NULL THEN ',"timing":' || CASE WHEN NEW."timing_missing" IS NOT NULL THEN '{"missing":"' || NEW."timing_missing" || '"}' WHEN NEW."timing" IS NOT NULL THEN json_quote(NEW."timing") ELSE 'null' END END,
      CASE WHEN NEW."bilirubin" IS NOT NULL OR NEW."bilirubin_unit" IS NOT NULL OR NEW."bilirubin_comparator" IS NOT NULL OR NEW."bilirubin_canonical" IS NOT NULL OR NEW."bilirubin_missing" IS NOT NULL THEN ',"bilirubin":' || CASE WHEN NEW."bilirubin_missing" IS NOT NULL THEN '{"missing":"' || NEW."bilirubin_missing" || '"}' WHEN NEW."bilirubin" IS NOT NULL OR NEW."bilirubin_unit" IS NOT NULL OR NEW."bilirubin_comparator" IS NOT NULL OR NEW."bilirubin_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."bilirubin") || ',"unit":' || json_quote(NEW."bilirubin_unit") || ifnull(',"comparator":"' || NEW."bilirubin_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."albumin" IS NOT NULL OR NEW."albumin_unit" IS NOT NULL OR NEW."albumin_comparator" IS NOT NULL OR NEW."albumin_canonical" IS NOT NULL OR NEW."albumin_missing" IS NOT NULL THEN ',"albumin":' || CASE WHEN NEW."albumin_missing" IS NOT NULL THEN '{"missing":"' || NEW."albumin_missing" || '"}' WHEN NEW."albumin" IS NOT NULL OR NEW."albumin_unit" IS NOT NULL OR NEW."albumin_comparator" IS NOT NULL OR NEW."albumin_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."albumin") || ',"unit":' || json_quote(NEW."albumin_unit") || ifnull(',"comparator":"' || NEW."albumin_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."inr" IS NOT NULL OR NEW."inr_unit" IS NOT NULL OR NEW."inr_comparator" IS NOT NULL OR NEW."inr_canonical" IS NOT NULL OR NEW."inr_missing" IS NOT NULL THEN ',"inr":' || CASE WHEN NEW."inr_missing" IS NOT NULL THEN '{"missing":"' || NEW."inr_missing" || '"}' WHEN NEW."inr" IS NOT NULL OR NEW."inr_unit" IS NOT NULL OR NEW."inr_comparator" IS NOT NULL OR NEW."inr_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."inr") || ',"unit":' || json_quote(NEW."inr_unit") || ifnull(',"comparator":"' || NEW."inr_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."pt_prolong_sec" IS NOT NULL OR NEW."pt_prolong_sec_unit" IS NOT NULL OR NEW."pt_prolong_sec_comparator" IS NOT NULL OR NEW."pt_prolong_sec_canonical" IS NOT NULL OR NEW."pt_prolong_sec_missing" IS NOT NULL THEN ',"ptProlongSec":' || CASE WHEN NEW."pt_prolong_sec_missing" IS NOT NULL THEN '{"missing":"' || NEW."pt_prolong_sec_missing" || '"}' WHEN NEW."pt_prolong_sec" IS NOT NULL OR NEW."pt_prolong_sec_unit" IS NOT NULL OR NEW."pt_prolong_sec_comparator" IS NOT NULL OR NEW."pt_prolong_sec_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."pt_prolong_sec") || ',"unit":' || json_quote(NEW."pt_prolong_sec_unit") || ifnull(',"comparator":"' || NEW."pt_prolong_sec_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."ast" IS NOT NULL OR NEW."ast_unit" IS NOT NULL OR NEW."ast_comparator" IS NOT NULL OR NEW."ast_canonical" IS NOT NULL OR NEW."ast_missing" IS NOT NULL THEN ',"ast":' || CASE WHEN NEW."ast_missing" IS NOT NULL THEN '{"missing":"' || NEW."ast_missing" || '"}' WHEN NEW."ast" IS NOT NULL OR NEW."ast_unit" IS NOT NULL OR NEW."ast_comparator" IS NOT NULL OR NEW."ast_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."ast") || ',"unit":' || json_quote(NEW."ast_unit") || ifnull(',"comparator":"' || NEW."ast_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."alt" IS NOT NULL OR NEW."alt_unit" IS NOT NULL OR NEW."alt_comparator" IS NOT NULL OR NEW."alt_canonical" IS NOT NULL OR NEW."alt_missing" IS NOT NULL THEN ',"alt":' || CASE WHEN NEW."alt_missing" IS NOT NULL THEN '{"missing":"' || NEW."alt_missing" || '"}' WHEN NEW."alt" IS NOT NULL OR NEW."alt_unit" IS NOT NULL OR NEW."alt_comparator" IS NOT NULL OR NEW."alt_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."alt") || ',"unit":' || json_quote(NEW."alt_unit") || ifnull(',"comparator":"' || NEW."alt_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."platelets" IS NOT NULL OR NEW."platelets_unit" IS NOT NULL OR NEW."platelets_comparator" IS NOT NULL OR NEW."platelets_canonical" IS NOT NULL OR NEW."platelets_missing" IS NOT NULL THEN ',"platelets":' || CASE WHEN NEW."platelets_missing" IS NOT NULL THEN '{"missing":"' || NEW."platelets_missing" || '"}' WHEN NEW."platelets" IS NOT NULL OR NEW."platelets_unit" IS NOT NULL OR NEW."platelets_comparator" IS NOT NULL OR NEW."platelets_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."platelets") || ',"unit":' || json_quote(NEW."platelets_unit") || ifnull(',"comparator":"' || NEW."platelets_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."creatinine" IS NOT NULL OR NEW."creatinine_unit" IS NOT NULL OR NEW."creatinine_comparator" IS NOT NULL OR NEW."creatinine_canonical" IS NOT NULL OR NEW."creatinine_missing" IS NOT NULL THEN ',"creatinine":' || CASE WHEN NEW."creatinine_missing" IS NOT NULL THEN '{"missing":"' || NEW."creatinine_missing" || '"}' WHEN NEW."creatinine" IS NOT NULL OR NEW."creatinine_unit" IS NOT NULL OR NEW."creatinine_comparator" IS NOT NULL OR NEW."creatinine_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."creatinine") || ',"unit":' || json_quote(NEW."creatinine_unit") || ifnull(',"comparator":"' || NEW."creatinine_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."sodium" IS NOT NULL OR NEW."sodium_unit" IS NOT NULL OR NEW."sodium_comparator" IS NOT NULL OR NEW."sodium_canonical" IS NOT NULL OR NEW."sodium_missing" IS NOT NULL THEN ',"sodium":' || CASE WHEN NEW."sodium_missing" IS NOT NULL THEN '{"missing":"' || NEW."sodium_missing" || '"}' WHEN NEW."sodium" IS NOT NULL OR NEW."sodium_unit" IS NOT NULL OR NEW."sodium_comparator" IS NOT NULL OR NEW."sodium_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."sodium") || ',"unit":' || json_quote(NEW."sodium_unit") || ifnull(',"comparator":"' || NEW."sodium_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."afp" IS NOT NULL OR NEW."afp_unit" IS NOT NULL OR NEW."afp_comparator" IS NOT NULL OR NEW."afp_canonical" IS NOT NULL OR NEW."afp_missing" IS NOT NULL THEN ',"afp":' || CASE WHEN NEW."afp_missing" IS NOT NULL THEN '{"missing":"' || NEW."afp_missing" || '"}' WHEN NEW."afp" IS NOT NULL OR NEW."afp_unit" IS NOT NULL OR NEW."afp_comparator" IS NOT NULL OR NEW."afp_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."afp") || ',"unit":' || json_quote(NEW."afp_unit") || ifnull(',"comparator":"' || NEW."afp_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."pivka2" IS NOT NULL OR NEW."pivka2_unit" IS NOT NULL OR NEW."pivka2_comparator" IS NOT NULL OR NEW."pivka2_canonical" IS NOT NULL OR NEW."pivka2_missing" IS NOT NULL THEN ',"pivka2":' || CASE WHEN NEW."pivka2_missing" IS NOT NULL THEN '{"missing":"' || NEW."pivka2_missing" || '"}' WHEN NEW."pivka2" IS NOT NULL OR NEW."pivka2_unit" IS NOT NULL OR NEW."pivka2_comparator" IS NOT NULL OR NEW."pivka2_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."pivka2") || ',"unit":' || json_quote(NEW."pivka2_unit") || ifnull(',"comparator":"' || NEW."pivka2_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."crp" IS NOT NULL OR NEW."crp_unit" IS NOT NULL OR NEW."crp_comparator" IS NOT NULL OR NEW."crp_canonical" IS NOT NULL OR NEW."crp_missing" IS NOT NULL THEN ',"crp":' || CASE WHEN NEW."crp_missing" IS NOT NULL THEN '{"missing":"' || NEW."crp_missing" || '"}' WHEN NEW."crp" IS NOT NULL OR NEW."crp_unit" IS NOT NULL OR NEW."crp_comparator" IS NOT NULL OR NEW."crp_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."crp") || ',"unit":' || json_quote(NEW."crp_unit") || ifnull(',"comparator":"' || NEW."crp_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."hbv_dna" IS NOT NULL OR NEW."hbv_dna_unit" IS NOT NULL OR NEW."hbv_dna_comparator" IS NOT NULL OR NEW."hbv_dna_canonical" IS NOT NULL OR NEW."hbv_dna_missing" IS NOT NULL THEN ',"hbvDna":' || CASE WHEN NEW."hbv_dna_missing" IS NOT NULL THEN '{"missing":"' || NEW."hbv_dna_missing" || '"}' WHEN NEW."hbv_dna" IS NOT NULL OR NEW."hbv_dna_unit" IS NOT NULL OR NEW."hbv_dna_comparator" IS NOT NULL OR NEW."hbv_dna_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."hbv_dna") || ',"unit":' || json_quote(NEW."hbv_dna_unit") || ifnull(',"comparator":"' || NEW."hbv_dna_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN NEW."hcv_rna" IS NOT NULL OR NEW."hcv_rna_unit" IS NOT NULL OR NEW."hcv_rna_comparator" IS NOT NULL OR NEW."hcv_rna_canonical" IS NOT NULL OR NEW."hcv_rna_missing" IS NOT NULL THEN ',"hcvRna":' || CASE WHEN NEW."hcv_rna_missing" IS NOT NULL THEN '{"missing":"' || NEW."hcv_rna_missing" || '"}' WHEN NEW."hcv_rna" IS NOT NULL OR NEW."hcv_rna_unit" IS NOT NULL OR NEW."hcv_rna_comparator" IS NOT NULL OR NEW."hcv_rna_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."hcv_rna") || ',"unit":' || json_quote(NEW."hcv_rna_unit") || ifnull(',"comparator":"' || NEW."hcv_rna_comparator" || '"', '') || '}' ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "lab_panel_update_audit" AFTER UPDATE ON "lab_panel" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."date" IS NOT NEW."date" OR OLD."timing" IS NOT NEW."timing" OR OLD."timing_missing" IS NOT NEW."timing_missing" OR OLD."bilirubin" IS NOT NEW."bilirubin" OR OLD."bilirubin_unit" IS NOT NEW."bilirubin_unit" OR OLD."bilirubin_comparator" IS NOT NEW."bilirubin_comparator" OR OLD."bilirubin_canonical" IS NOT NEW."bilirubin_canonical" OR OLD."bilirubin_missing" IS NOT NEW."bilirubin_missing" OR OLD."albumin" IS NOT NEW."albumin" OR OLD."albumin_unit" IS NOT NEW."albumin_unit" OR OLD."albumin_comparator" IS NOT NEW."albumin_comparator" OR OLD."albumin_canonical" IS NOT NEW."albumin_canonical" OR OLD."albumin_missing" IS NOT NEW."albumin_missing" OR OLD."inr" IS NOT NEW."inr" OR OLD."inr_unit" IS NOT NEW."inr_unit" OR OLD."inr_comparator" IS NOT NEW."inr_comparator" OR OLD."inr_canonical" IS NOT NEW."inr_canonical" OR OLD."inr_missing" IS NOT NEW."inr_missing" OR OLD."pt_prolong_sec" IS NOT NEW."pt_prolong_sec" OR OLD."pt_prolong_sec_unit" IS NOT NEW."pt_prolong_sec_unit" OR OLD."pt_prolong_sec_comparator" IS NOT NEW."pt_prolong_sec_comparator" OR OLD."pt_prolong_sec_canonical" IS NOT NEW."pt_prolong_sec_canonical" OR OLD."pt_prolong_sec_missing" IS NOT NEW."pt_prolong_sec_missing" OR OLD."ast" IS NOT NEW."ast" OR OLD."ast_unit" IS NOT NEW."ast_unit" OR OLD."ast_comparator" IS NOT NEW."ast_comparator" OR OLD."ast_canonical" IS NOT NEW."ast_canonical" OR OLD."ast_missing" IS NOT NEW."ast_missing" OR OLD."alt" IS NOT NEW."alt" OR OLD."alt_unit" IS NOT NEW."alt_unit" OR OLD."alt_comparator" IS NOT NEW."alt_comparator" OR OLD."alt_canonical" IS NOT NEW."alt_canonical" OR OLD."alt_missing" IS NOT NEW."alt_missing" OR OLD."platelets" IS NOT NEW."platelets" OR OLD."platelets_unit" IS NOT NEW."platelets_unit" OR OLD."platelets_comparator" IS NOT NEW."platelets_comparator" OR OLD."platelets_canonical" IS NOT NEW."platelets_canonical" OR OLD."platelets_missing" IS NOT NEW."platelets_missing" OR OLD."creatinine" IS NOT NEW."creatinine" OR OLD."creatinine_unit" IS NOT NEW."creatinine_unit" OR OLD."creatinine_comparator" IS NOT NEW."creatinine_comparator" OR OLD."creatinine_canonical" IS NOT NEW."creatinine_canonical" OR OLD."creatinine_missing" IS NOT NEW."creatinine_missing" OR OLD."sodium" IS NOT NEW."sodium" OR OLD."sodium_unit" IS NOT NEW."sodium_unit" OR OLD."sodium_comparator" IS NOT NEW."sodium_comparator" OR OLD."sodium_canonical" IS NOT NEW."sodium_canonical" OR OLD."sodium_missing" IS NOT NEW."sodium_missing" OR OLD."afp" IS NOT NEW."afp" OR OLD."afp_unit" IS NOT NEW."afp_unit" OR OLD."afp_comparator" IS NOT NEW."afp_comparator" OR OLD."afp_canonical" IS NOT NEW."afp_canonical" OR OLD."afp_missing" IS NOT NEW."afp_missing" OR OLD."pivka2" IS NOT NEW."pivka2" OR OLD."pivka2_unit" IS NOT NEW."pivka2_unit" OR OLD."pivka2_comparator" IS NOT NEW."pivka2_comparator" OR OLD."pivka2_canonical" IS NOT NEW."pivka2_canonical" OR OLD."pivka2_missing" IS NOT NEW."pivka2_missing" OR OLD."crp" IS NOT NEW."crp" OR OLD."crp_unit" IS NOT NEW."crp_unit" OR OLD."crp_comparator" IS NOT NEW."crp_comparator" OR OLD."crp_canonical" IS NOT NEW."crp_canonical" OR OLD."crp_missing" IS NOT NEW."crp_missing" OR OLD."hbv_dna" IS NOT NEW."hbv_dna" OR OLD."hbv_dna_unit" IS NOT NEW."hbv_dna_unit" OR OLD."hbv_dna_comparator" IS NOT NEW."hbv_dna_comparator" OR OLD."hbv_dna_canonical" IS NOT NEW."hbv_dna_canonical" OR OLD."hbv_dna_missing" IS NOT NEW."hbv_dna_missing" OR OLD."hcv_rna" IS NOT NEW."hcv_rna" OR OLD."hcv_rna_unit" IS NOT NEW."hcv_rna_unit" OR OLD."hcv_rna_comparator" IS NOT NEW."hcv_rna_comparator" OR OLD."hcv_rna_canonical" IS NOT NEW."hcv_rna_canonical" OR OLD."hcv_rna_missing" IS NOT NEW."hcv_rna_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'labPanel',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(OLD."date") END,
      CASE WHEN OLD."timing" IS NOT NEW."timing" OR OLD."timing_missing" IS NOT NEW."timing_missing" THEN ',"timing":' || CASE WHEN OLD."timing_missing" IS NOT NULL THEN '{"missing":"' || OLD."timing_missing" || '"}' WHEN OLD."timing" IS NOT NULL THEN json_quote(OLD."timing") ELSE 'null' END END,
      CASE WHEN OLD."bilirubin" IS NOT NEW."bilirubin" OR OLD."bilirubin_unit" IS NOT NEW."bilirubin_unit" OR OLD."bilirubin_comparator" IS NOT NEW."bilirubin_comparator" OR OLD."bilirubin_canonical" IS NOT NEW."bilirubin_canonical" OR OLD."bilirubin_missing" IS NOT NEW."bilirubin_missing" THEN ',"bilirubin":' || CASE WHEN OLD."bilirubin_missing" IS NOT NULL THEN '{"missing":"' || OLD."bilirubin_missing" || '"}' WHEN OLD."bilirubin" IS NOT NULL OR OLD."bilirubin_unit" IS NOT NULL OR OLD."bilirubin_comparator" IS NOT NULL OR OLD."bilirubin_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."bilirubin") || ',"unit":' || json_quote(OLD."bilirubin_unit") || ifnull(',"comparator":"' || OLD."bilirubin_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."albumin" IS NOT NEW."albumin" OR OLD."albumin_unit" IS NOT NEW."albumin_unit" OR OLD."albumin_comparator" IS NOT NEW."albumin_comparator" OR OLD."albumin_canonical" IS NOT NEW."albumin_canonical" OR OLD."albumin_missing" IS NOT NEW."albumin_missing" THEN ',"albumin":' || CASE WHEN OLD."albumin_missing" IS NOT NULL THEN '{"missing":"' || OLD."albumin_missing" || '"}' WHEN OLD."albumin" IS NOT NULL OR OLD."albumin_unit" IS NOT NULL OR OLD."albumin_comparator" IS NOT NULL OR OLD."albumin_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."albumin") || ',"unit":' || json_quote(OLD."albumin_unit") || ifnull(',"comparator":"' || OLD."albumin_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."inr" IS NOT NEW."inr" OR OLD."inr_unit" IS NOT NEW."inr_unit" OR OLD."inr_comparator" IS NOT NEW."inr_comparator" OR OLD."inr_canonical" IS NOT NEW."inr_canonical" OR OLD."inr_missing" IS NOT NEW."inr_missing" THEN ',"inr":' || CASE WHEN OLD."inr_missing" IS NOT NULL THEN '{"missing":"' || OLD."inr_missing" || '"}' WHEN OLD."inr" IS NOT NULL OR OLD."inr_unit" IS NOT NULL OR OLD."inr_comparator" IS NOT NULL OR OLD."inr_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."inr") || ',"unit":' || json_quote(OLD."inr_unit") || ifnull(',"comparator":"' || OLD."inr_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."pt_prolong_sec" IS NOT NEW."pt_prolong_sec" OR OLD."pt_prolong_sec_unit" IS NOT NEW."pt_prolong_sec_unit" OR OLD."pt_prolong_sec_comparator" IS NOT NEW."pt_prolong_sec_comparator" OR OLD."pt_prolong_sec_canonical" IS NOT NEW."pt_prolong_sec_canonical" OR OLD."pt_prolong_sec_missing" IS NOT NEW."pt_prolong_sec_missing" THEN ',"ptProlongSec":' || CASE WHEN OLD."pt_prolong_sec_missing" IS NOT NULL THEN '{"missing":"' || OLD."pt_prolong_sec_missing" || '"}' WHEN OLD."pt_prolong_sec" IS NOT NULL OR OLD."pt_prolong_sec_unit" IS NOT NULL OR OLD."pt_prolong_sec_comparator" IS NOT NULL OR OLD."pt_prolong_sec_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."pt_prolong_sec") || ',"unit":' || json_quote(OLD."pt_prolong_sec_unit") || ifnull(',"comparator":"' || OLD."pt_prolong_sec_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."ast" IS NOT NEW."ast" OR OLD."ast_unit" IS NOT NEW."ast_unit" OR OLD."ast_comparator" IS NOT NEW."ast_comparator" OR OLD."ast_canonical" IS NOT NEW."ast_canonical" OR OLD."ast_missing" IS NOT NEW."ast_missing" THEN ',"ast":' || CASE WHEN OLD."ast_missing" IS NOT NULL THEN '{"missing":"' || OLD."ast_missing" || '"}' WHEN OLD."ast" IS NOT NULL OR OLD."ast_unit" IS NOT NULL OR OLD."ast_comparator" IS NOT NULL OR OLD."ast_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."ast") || ',"unit":' || json_quote(OLD."ast_unit") || ifnull(',"comparator":"' || OLD."ast_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."alt" IS NOT NEW."alt" OR OLD."alt_unit" IS NOT NEW."alt_unit" OR OLD."alt_comparator" IS NOT NEW."alt_comparator" OR OLD."alt_canonical" IS NOT NEW."alt_canonical" OR OLD."alt_missing" IS NOT NEW."alt_missing" THEN ',"alt":' || CASE WHEN OLD."alt_missing" IS NOT NULL THEN '{"missing":"' || OLD."alt_missing" || '"}' WHEN OLD."alt" IS NOT NULL OR OLD."alt_unit" IS NOT NULL OR OLD."alt_comparator" IS NOT NULL OR OLD."alt_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."alt") || ',"unit":' || json_quote(OLD."alt_unit") || ifnull(',"comparator":"' || OLD."alt_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."platelets" IS NOT NEW."platelets" OR OLD."platelets_unit" IS NOT NEW."platelets_unit" OR OLD."platelets_comparator" IS NOT NEW."platelets_comparator" OR OLD."platelets_canonical" IS NOT NEW."platelets_canonical" OR OLD."platelets_missing" IS NOT NEW."platelets_missing" THEN ',"platelets":' || CASE WHEN OLD."platelets_missing" IS NOT NULL THEN '{"missing":"' || OLD."platelets_missing" || '"}' WHEN OLD."platelets" IS NOT NULL OR OLD."platelets_unit" IS NOT NULL OR OLD."platelets_comparator" IS NOT NULL OR OLD."platelets_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."platelets") || ',"unit":' || json_quote(OLD."platelets_unit") || ifnull(',"comparator":"' || OLD."platelets_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."creatinine" IS NOT NEW."creatinine" OR OLD."creatinine_unit" IS NOT NEW."creatinine_unit" OR OLD."creatinine_comparator" IS NOT NEW."creatinine_comparator" OR OLD."creatinine_canonical" IS NOT NEW."creatinine_canonical" OR OLD."creatinine_missing" IS NOT NEW."creatinine_missing" THEN ',"creatinine":' || CASE WHEN OLD."creatinine_missing" IS NOT NULL THEN '{"missing":"' || OLD."creatinine_missing" || '"}' WHEN OLD."creatinine" IS NOT NULL OR OLD."creatinine_unit" IS NOT NULL OR OLD."creatinine_comparator" IS NOT NULL OR OLD."creatinine_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."creatinine") || ',"unit":' || json_quote(OLD."creatinine_unit") || ifnull(',"comparator":"' || OLD."creatinine_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."sodium" IS NOT NEW."sodium" OR OLD."sodium_unit" IS NOT NEW."sodium_unit" OR OLD."sodium_comparator" IS NOT NEW."sodium_comparator" OR OLD."sodium_canonical" IS NOT NEW."sodium_canonical" OR OLD."sodium_missing" IS NOT NEW."sodium_missing" THEN ',"sodium":' || CASE WHEN OLD."sodium_missing" IS NOT NULL THEN '{"missing":"' || OLD."sodium_missing" || '"}' WHEN OLD."sodium" IS NOT NULL OR OLD."sodium_unit" IS NOT NULL OR OLD."sodium_comparator" IS NOT NULL OR OLD."sodium_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."sodium") || ',"unit":' || json_quote(OLD."sodium_unit") || ifnull(',"comparator":"' || OLD."sodium_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."afp" IS NOT NEW."afp" OR OLD."afp_unit" IS NOT NEW."afp_unit" OR OLD."afp_comparator" IS NOT NEW."afp_comparator" OR OLD."afp_canonical" IS NOT NEW."afp_canonical" OR OLD."afp_missing" IS NOT NEW."afp_missing" THEN ',"afp":' || CASE WHEN OLD."afp_missing" IS NOT NULL THEN '{"missing":"' || OLD."afp_missing" || '"}' WHEN OLD."afp" IS NOT NULL OR OLD."afp_unit" IS NOT NULL OR OLD."afp_comparator" IS NOT NULL OR OLD."afp_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."afp") || ',"unit":' || json_quote(OLD."afp_unit") || ifnull(',"comparator":"' || OLD."afp_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."pivka2" IS NOT NEW."pivka2" OR OLD."pivka2_unit" IS NOT NEW."pivka2_unit" OR OLD."pivka2_comparator" IS NOT NEW."pivka2_comparator" OR OLD."pivka2_canonical" IS NOT NEW."pivka2_canonical" OR OLD."pivka2_missing" IS NOT NEW."pivka2_missing" THEN ',"pivka2":' || CASE WHEN OLD."pivka2_missing" IS NOT NULL THEN '{"missing":"' || OLD."pivka2_missing" || '"}' WHEN OLD."pivka2" IS NOT NULL OR OLD."pivka2_unit" IS NOT NULL OR OLD."pivka2_comparator" IS NOT NULL OR OLD."pivka2_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."pivka2") || ',"unit":' || json_quote(OLD."pivka2_unit") || ifnull(',"comparator":"' || OLD."pivka2_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."crp" IS NOT NEW."crp" OR OLD."crp_unit" IS NOT NEW."crp_unit" OR OLD."crp_comparator" IS NOT NEW."crp_comparator" OR OLD."crp_canonical" IS NOT NEW."crp_canonical" OR OLD."crp_missing" IS NOT NEW."crp_missing" THEN ',"crp":' || CASE WHEN OLD."crp_missing" IS NOT NULL THEN '{"missing":"' || OLD."crp_missing" || '"}' WHEN OLD."crp" IS NOT NULL OR OLD."crp_unit" IS NOT NULL OR OLD."crp_comparator" IS NOT NULL OR OLD."crp_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."crp") || ',"unit":' || json_quote(OLD."crp_unit") || ifnull(',"comparator":"' || OLD."crp_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."hbv_dna" IS NOT NEW."hbv_dna" OR OLD."hbv_dna_unit" IS NOT NEW."hbv_dna_unit" OR OLD."hbv_dna_comparator" IS NOT NEW."hbv_dna_comparator" OR OLD."hbv_dna_canonical" IS NOT NEW."hbv_dna_canonical" OR OLD."hbv_dna_missing" IS NOT NEW."hbv_dna_missing" THEN ',"hbvDna":' || CASE WHEN OLD."hbv_dna_missing" IS NOT NULL THEN '{"missing":"' || OLD."hbv_dna_missing" || '"}' WHEN OLD."hbv_dna" IS NOT NULL OR OLD."hbv_dna_unit" IS NOT NULL OR OLD."hbv_dna_comparator" IS NOT NULL OR OLD."hbv_dna_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."hbv_dna") || ',"unit":' || json_quote(OLD."hbv_dna_unit") || ifnull(',"comparator":"' || OLD."hbv_dna_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."hcv_rna" IS NOT NEW."hcv_rna" OR OLD."hcv_rna_unit" IS NOT NEW."hcv_rna_unit" OR OLD."hcv_rna_comparator" IS NOT NEW."hcv_rna_comparator" OR OLD."hcv_rna_canonical" IS NOT NEW."hcv_rna_canonical" OR OLD."hcv_rna_missing" IS NOT NEW."hcv_rna_missing" THEN ',"hcvRna":' || CASE WHEN OLD."hcv_rna_missing" IS NOT NULL THEN '{"missing":"' || OLD."hcv_rna_missing" || '"}' WHEN OLD."hcv_rna" IS NOT NULL OR OLD."hcv_rna_unit" IS NOT NULL OR OLD."hcv_rna_comparator" IS NOT NULL OR OLD."hcv_rna_canonical" IS NOT NULL THEN '{"value":' || json_quote(OLD."hcv_rna") || ',"unit":' || json_quote(OLD."hcv_rna_unit") || ifnull(',"comparator":"' || OLD."hcv_rna_comparator" || '"', '') || '}' ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN OLD."timing" IS NOT NEW."timing" OR OLD."timing_missing" IS NOT NEW."timing_missing" THEN ',"timing":' || CASE WHEN NEW."timing_missing" IS NOT NULL THEN '{"missing":"' || NEW."timing_missing" || '"}' WHEN NEW."timing" IS NOT NULL THEN json_quote(NEW."timing") ELSE 'null' END END,
      CASE WHEN OLD."bilirubin" IS NOT NEW."bilirubin" OR OLD."bilirubin_unit" IS NOT NEW."bilirubin_unit" OR OLD."bilirubin_comparator" IS NOT NEW."bilirubin_comparator" OR OLD."bilirubin_canonical" IS NOT NEW."bilirubin_canonical" OR OLD."bilirubin_missing" IS NOT NEW."bilirubin_missing" THEN ',"bilirubin":' || CASE WHEN NEW."bilirubin_missing" IS NOT NULL THEN '{"missing":"' || NEW."bilirubin_missing" || '"}' WHEN NEW."bilirubin" IS NOT NULL OR NEW."bilirubin_unit" IS NOT NULL OR NEW."bilirubin_comparator" IS NOT NULL OR NEW."bilirubin_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."bilirubin") || ',"unit":' || json_quote(NEW."bilirubin_unit") || ifnull(',"comparator":"' || NEW."bilirubin_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."albumin" IS NOT NEW."albumin" OR OLD."albumin_unit" IS NOT NEW."albumin_unit" OR OLD."albumin_comparator" IS NOT NEW."albumin_comparator" OR OLD."albumin_canonical" IS NOT NEW."albumin_canonical" OR OLD."albumin_missing" IS NOT NEW."albumin_missing" THEN ',"albumin":' || CASE WHEN NEW."albumin_missing" IS NOT NULL THEN '{"missing":"' || NEW."albumin_missing" || '"}' WHEN NEW."albumin" IS NOT NULL OR NEW."albumin_unit" IS NOT NULL OR NEW."albumin_comparator" IS NOT NULL OR NEW."albumin_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."albumin") || ',"unit":' || json_quote(NEW."albumin_unit") || ifnull(',"comparator":"' || NEW."albumin_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."inr" IS NOT NEW."inr" OR OLD."inr_unit" IS NOT NEW."inr_unit" OR OLD."inr_comparator" IS NOT NEW."inr_comparator" OR OLD."inr_canonical" IS NOT NEW."inr_canonical" OR OLD."inr_missing" IS NOT NEW."inr_missing" THEN ',"inr":' || CASE WHEN NEW."inr_missing" IS NOT NULL THEN '{"missing":"' || NEW."inr_missing" || '"}' WHEN NEW."inr" IS NOT NULL OR NEW."inr_unit" IS NOT NULL OR NEW."inr_comparator" IS NOT NULL OR NEW."inr_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."inr") || ',"unit":' || json_quote(NEW."inr_unit") || ifnull(',"comparator":"' || NEW."inr_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."pt_prolong_sec" IS NOT NEW."pt_prolong_sec" OR OLD."pt_prolong_sec_unit" IS NOT NEW."pt_prolong_sec_unit" OR OLD."pt_prolong_sec_comparator" IS NOT NEW."pt_prolong_sec_comparator" OR OLD."pt_prolong_sec_canonical" IS NOT NEW."pt_prolong_sec_canonical" OR OLD."pt_prolong_sec_missing" IS NOT NEW."pt_prolong_sec_missing" THEN ',"ptProlongSec":' || CASE WHEN NEW."pt_prolong_sec_missing" IS NOT NULL THEN '{"missing":"' || NEW."pt_prolong_sec_missing" || '"}' WHEN NEW."pt_prolong_sec" IS NOT NULL OR NEW."pt_prolong_sec_unit" IS NOT NULL OR NEW."pt_prolong_sec_comparator" IS NOT NULL OR NEW."pt_prolong_sec_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."pt_prolong_sec") || ',"unit":' || json_quote(NEW."pt_prolong_sec_unit") || ifnull(',"comparator":"' || NEW."pt_prolong_sec_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."ast" IS NOT NEW."ast" OR OLD."ast_unit" IS NOT NEW."ast_unit" OR OLD."ast_comparator" IS NOT NEW."ast_comparator" OR OLD."ast_canonical" IS NOT NEW."ast_canonical" OR OLD."ast_missing" IS NOT NEW."ast_missing" THEN ',"ast":' || CASE WHEN NEW."ast_missing" IS NOT NULL THEN '{"missing":"' || NEW."ast_missing" || '"}' WHEN NEW."ast" IS NOT NULL OR NEW."ast_unit" IS NOT NULL OR NEW."ast_comparator" IS NOT NULL OR NEW."ast_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."ast") || ',"unit":' || json_quote(NEW."ast_unit") || ifnull(',"comparator":"' || NEW."ast_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."alt" IS NOT NEW."alt" OR OLD."alt_unit" IS NOT NEW."alt_unit" OR OLD."alt_comparator" IS NOT NEW."alt_comparator" OR OLD."alt_canonical" IS NOT NEW."alt_canonical" OR OLD."alt_missing" IS NOT NEW."alt_missing" THEN ',"alt":' || CASE WHEN NEW."alt_missing" IS NOT NULL THEN '{"missing":"' || NEW."alt_missing" || '"}' WHEN NEW."alt" IS NOT NULL OR NEW."alt_unit" IS NOT NULL OR NEW."alt_comparator" IS NOT NULL OR NEW."alt_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."alt") || ',"unit":' || json_quote(NEW."alt_unit") || ifnull(',"comparator":"' || NEW."alt_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."platelets" IS NOT NEW."platelets" OR OLD."platelets_unit" IS NOT NEW."platelets_unit" OR OLD."platelets_comparator" IS NOT NEW."platelets_comparator" OR OLD."platelets_canonical" IS NOT NEW."platelets_canonical" OR OLD."platelets_missing" IS NOT NEW."platelets_missing" THEN ',"platelets":' || CASE WHEN NEW."platelets_missing" IS NOT NULL THEN '{"missing":"' || NEW."platelets_missing" || '"}' WHEN NEW."platelets" IS NOT NULL OR NEW."platelets_unit" IS NOT NULL OR NEW."platelets_comparator" IS NOT NULL OR NEW."platelets_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."platelets") || ',"unit":' || json_quote(NEW."platelets_unit") || ifnull(',"comparator":"' || NEW."platelets_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."creatinine" IS NOT NEW."creatinine" OR OLD."creatinine_unit" IS NOT NEW."creatinine_unit" OR OLD."creatinine_comparator" IS NOT NEW."creatinine_comparator" OR OLD."creatinine_canonical" IS NOT NEW."creatinine_canonical" OR OLD."creatinine_missing" IS NOT NEW."creatinine_missing" THEN ',"creatinine":' || CASE WHEN NEW."creatinine_missing" IS NOT NULL THEN '{"missing":"' || NEW."creatinine_missing" || '"}' WHEN NEW."creatinine" IS NOT NULL OR NEW."creatinine_unit" IS NOT NULL OR NEW."creatinine_comparator" IS NOT NULL OR NEW."creatinine_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."creatinine") || ',"unit":' || json_quote(NEW."creatinine_unit") || ifnull(',"comparator":"' || NEW."creatinine_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."sodium" IS NOT NEW."sodium" OR OLD."sodium_unit" IS NOT NEW."sodium_unit" OR OLD."sodium_comparator" IS NOT NEW."sodium_comparator" OR OLD."sodium_canonical" IS NOT NEW."sodium_canonical" OR OLD."sodium_missing" IS NOT NEW."sodium_missing" THEN ',"sodium":' || CASE WHEN NEW."sodium_missing" IS NOT NULL THEN '{"missing":"' || NEW."sodium_missing" || '"}' WHEN NEW."sodium" IS NOT NULL OR NEW."sodium_unit" IS NOT NULL OR NEW."sodium_comparator" IS NOT NULL OR NEW."sodium_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."sodium") || ',"unit":' || json_quote(NEW."sodium_unit") || ifnull(',"comparator":"' || NEW."sodium_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."afp" IS NOT NEW."afp" OR OLD."afp_unit" IS NOT NEW."afp_unit" OR OLD."afp_comparator" IS NOT NEW."afp_comparator" OR OLD."afp_canonical" IS NOT NEW."afp_canonical" OR OLD."afp_missing" IS NOT NEW."afp_missing" THEN ',"afp":' || CASE WHEN NEW."afp_missing" IS NOT NULL THEN '{"missing":"' || NEW."afp_missing" || '"}' WHEN NEW."afp" IS NOT NULL OR NEW."afp_unit" IS NOT NULL OR NEW."afp_comparator" IS NOT NULL OR NEW."afp_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."afp") || ',"unit":' || json_quote(NEW."afp_unit") || ifnull(',"comparator":"' || NEW."afp_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."pivka2" IS NOT NEW."pivka2" OR OLD."pivka2_unit" IS NOT NEW."pivka2_unit" OR OLD."pivka2_comparator" IS NOT NEW."pivka2_comparator" OR OLD."pivka2_canonical" IS NOT NEW."pivka2_canonical" OR OLD."pivka2_missing" IS NOT NEW."pivka2_missing" THEN ',"pivka2":' || CASE WHEN NEW."pivka2_missing" IS NOT NULL THEN '{"missing":"' || NEW."pivka2_missing" || '"}' WHEN NEW."pivka2" IS NOT NULL OR NEW."pivka2_unit" IS NOT NULL OR NEW."pivka2_comparator" IS NOT NULL OR NEW."pivka2_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."pivka2") || ',"unit":' || json_quote(NEW."pivka2_unit") || ifnull(',"comparator":"' || NEW."pivka2_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."crp" IS NOT NEW."crp" OR OLD."crp_unit" IS NOT NEW."crp_unit" OR OLD."crp_comparator" IS NOT NEW."crp_comparator" OR OLD."crp_canonical" IS NOT NEW."crp_canonical" OR OLD."crp_missing" IS NOT NEW."crp_missing" THEN ',"crp":' || CASE WHEN NEW."crp_missing" IS NOT NULL THEN '{"missing":"' || NEW."crp_missing" || '"}' WHEN NEW."crp" IS NOT NULL OR NEW."crp_unit" IS NOT NULL OR NEW."crp_comparator" IS NOT NULL OR NEW."crp_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."crp") || ',"unit":' || json_quote(NEW."crp_unit") || ifnull(',"comparator":"' || NEW."crp_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."hbv_dna" IS NOT NEW."hbv_dna" OR OLD."hbv_dna_unit" IS NOT NEW."hbv_dna_unit" OR OLD."hbv_dna_comparator" IS NOT NEW."hbv_dna_comparator" OR OLD."hbv_dna_canonical" IS NOT NEW."hbv_dna_canonical" OR OLD."hbv_dna_missing" IS NOT NEW."hbv_dna_missing" THEN ',"hbvDna":' || CASE WHEN NEW."hbv_dna_missing" IS NOT NULL THEN '{"missing":"' || NEW."hbv_dna_missing" || '"}' WHEN NEW."hbv_dna" IS NOT NULL OR NEW."hbv_dna_unit" IS NOT NULL OR NEW."hbv_dna_comparator" IS NOT NULL OR NEW."hbv_dna_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."hbv_dna") || ',"unit":' || json_quote(NEW."hbv_dna_unit") || ifnull(',"comparator":"' || NEW."hbv_dna_comparator" || '"', '') || '}' ELSE 'null' END END,
      CASE WHEN OLD."hcv_rna" IS NOT NEW."hcv_rna" OR OLD."hcv_rna_unit" IS NOT NEW."hcv_rna_unit" OR OLD."hcv_rna_comparator" IS NOT NEW."hcv_rna_comparator" OR OLD."hcv_rna_canonical" IS NOT NEW."hcv_rna_canonical" OR OLD."hcv_rna_missing" IS NOT NEW."hcv_rna_missing" THEN ',"hcvRna":' || CASE WHEN NEW."hcv_rna_missing" IS NOT NULL THEN '{"missing":"' || NEW."hcv_rna_missing" || '"}' WHEN NEW."hcv_rna" IS NOT NULL OR NEW."hcv_rna_unit" IS NOT NULL OR NEW."hcv_rna_comparator" IS NOT NULL OR NEW."hcv_rna_canonical" IS NOT NULL THEN '{"value":' || json_quote(NEW."hcv_rna") || ',"unit":' || json_quote(NEW."hcv_rna_unit") || ifnull(',"comparator":"' || NEW."hcv_rna_comparator" || '"', '') || '}' ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "clinical_status_insert_guard" BEFORE INSERT ON "clinical_status" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "clinical_status_update_guard" BEFORE UPDATE ON "clinical_status" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "clinical_status_identity_guard" BEFORE UPDATE ON "clinical_status" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "clinical_status_delete_guard" BEFORE DELETE ON "clinical_status" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "clinical_status_insert_audit" AFTER INSERT ON "clinical_status" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'clinicalStatus',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."date" IS NOT NULL THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN NEW."timing" IS NOT NULL OR NEW."timing_missing" IS NOT NULL THEN ',"timing":' || CASE WHEN NEW."timing_missing" IS NOT NULL THEN '{"missing":"' || NEW."timing_missing" || '"}' WHEN NEW."timing" IS NOT NULL THEN json_quote(NEW."timing") ELSE 'null' END END,
      CASE WHEN NEW."ascites" IS NOT NULL OR NEW."ascites_missing" IS NOT NULL THEN ',"ascites":' || CASE WHEN NEW."ascites_missing" IS NOT NULL THEN '{"missing":"' || NEW."ascites_missing" || '"}' WHEN NEW."ascites" IS NOT NULL THEN json_quote(NEW."ascites") ELSE 'null' END END,
      CASE WHEN NEW."encephalopathy" IS NOT NULL OR NEW."encephalopathy_missing" IS NOT NULL THEN ',"encephalopathy":' || CASE WHEN NEW."encephalopathy_missing" IS NOT NULL THEN '{"missing":"' || NEW."encephalopathy_missing" || '"}' WHEN NEW."encephalopathy" IS NOT NULL THEN json_quote(NEW."encephalopathy") ELSE 'null' END END,
      CASE WHEN NEW."variceal_bleeding" IS NOT NULL OR NEW."variceal_bleeding_missing" IS NOT NULL THEN ',"varicealBleeding":' || CASE WHEN NEW."variceal_bleeding_missing" IS NOT NULL THEN '{"missing":"' || NEW."variceal_bleeding_missing" || '"}' WHEN NEW."variceal_bleeding" IS NOT NULL THEN iif(NEW."variceal_bleeding", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."gi_bleeding" IS NOT NULL OR NEW."gi_bleeding_missing" IS NOT NULL THEN ',"giBleeding":' || CASE WHEN NEW."gi_bleeding_missing" IS NOT NULL THEN '{"missing":"' || NEW."gi_bleeding_missing" || '"}' WHEN NEW."gi_bleeding" IS NOT NULL THEN iif(NEW."gi_bleeding", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."weight_kg" IS NOT NULL OR NEW."weight_kg_missing" IS NOT NULL THEN ',"weightKg":' || CASE WHEN NEW."weight_kg_missing" IS NOT NULL THEN '{"missing":"' || NEW."weight_kg_missing" || '"}' WHEN NEW."weight_kg" IS NOT NULL THEN json_quote(NEW."weight_kg") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "clinical_status_update_audit" AFTER UPDATE ON "clinical_status" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."date" IS NOT NEW."date" OR OLD."timing" IS NOT NEW."timing" OR OLD."timing_missing" IS NOT NEW."timing_missing" OR OLD."ascites" IS NOT NEW."ascites" OR OLD."ascites_missing" IS NOT NEW."ascites_missing" OR OLD."encephalopathy" IS NOT NEW."encephalopathy" OR OLD."encephalopathy_missing" IS NOT NEW."encephalopathy_missing" OR OLD."variceal_bleeding" IS NOT NEW."variceal_bleeding" OR OLD."variceal_bleeding_missing" IS NOT NEW."variceal_bleeding_missing" OR OLD."gi_bleeding" IS NOT NEW."gi_bleeding" OR OLD."gi_bleeding_missing" IS NOT NEW."gi_bleeding_missing" OR OLD."weight_kg" IS NOT NEW."weight_kg" OR OLD."weight_kg_missing" IS NOT NEW."weight_kg_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'clinicalStatus',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(OLD."date") END,
      CASE WHEN OLD."timing" IS NOT NEW."timing" OR OLD."timing_missing" IS NOT NEW."timing_missing" THEN ',"timing":' || CASE WHEN OLD."timing_missing" IS NOT NULL THEN '{"missing":"' || OLD."timing_missing" || '"}' WHEN OLD."timing" IS NOT NULL THEN json_quote(OLD."timing") ELSE 'null' END END,
      CASE WHEN OLD."ascites" IS NOT NEW."ascites" OR OLD."ascites_missing" IS NOT NEW."ascites_missing" THEN ',"ascites":' || CASE WHEN OLD."ascites_missing" IS NOT NULL THEN '{"missing":"' || OLD."ascites_missing" || '"}' WHEN OLD."ascites" IS NOT NULL THEN json_quote(OLD."ascites") ELSE 'null' END END,
      CASE WHEN OLD."encephalopathy" IS NOT NEW."encephalopathy" OR OLD."encephalopathy_missing" IS NOT NEW."encephalopathy_missing" THEN ',"encephalopathy":' || CASE WHEN OLD."encephalopathy_missing" IS NOT NULL THEN '{"missing":"' || OLD."encephalopathy_missing" || '"}' WHEN OLD."encephalopathy" IS NOT NULL THEN json_quote(OLD."encephalopathy") ELSE 'null' END END,
      CASE WHEN OLD."variceal_bleeding" IS NOT NEW."variceal_bleeding" OR OLD."variceal_bleeding_missing" IS NOT NEW."variceal_bleeding_missing" THEN ',"varicealBleeding":' || CASE WHEN OLD."variceal_bleeding_missing" IS NOT NULL THEN '{"missing":"' || OLD."variceal_bleeding_missing" || '"}' WHEN OLD."variceal_bleeding" IS NOT NULL THEN iif(OLD."variceal_bleeding", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."gi_bleeding" IS NOT NEW."gi_bleeding" OR OLD."gi_bleeding_missing" IS NOT NEW."gi_bleeding_missing" THEN ',"giBleeding":' || CASE WHEN OLD."gi_bleeding_missing" IS NOT NULL THEN '{"missing":"' || OLD."gi_bleeding_missing" || '"}' WHEN OLD."gi_bleeding" IS NOT NULL THEN iif(OLD."gi_bleeding", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."weight_kg" IS NOT NEW."weight_kg" OR OLD."weight_kg_missing" IS NOT NEW."weight_kg_missing" THEN ',"weightKg":' || CASE WHEN OLD."weight_kg_missing" IS NOT NULL THEN '{"missing":"' || OLD."weight_kg_missing" || '"}' WHEN OLD."weight_kg" IS NOT NULL THEN json_quote(OLD."weight_kg") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN OLD."timing" IS NOT NEW."timing" OR OLD."timing_missing" IS NOT NEW."timing_missing" THEN ',"timing":' || CASE WHEN NEW."timing_missing" IS NOT NULL THEN '{"missing":"' || NEW."timing_missing" || '"}' WHEN NEW."timing" IS NOT NULL THEN json_quote(NEW."timing") ELSE 'null' END END,
      CASE WHEN OLD."ascites" IS NOT NEW."ascites" OR OLD."ascites_missing" IS NOT NEW."ascites_missing" THEN ',"ascites":' || CASE WHEN NEW."ascites_missing" IS NOT NULL THEN '{"missing":"' || NEW."ascites_missing" || '"}' WHEN NEW."ascites" IS NOT NULL THEN json_quote(NEW."ascites") ELSE 'null' END END,
      CASE WHEN OLD."encephalopathy" IS NOT NEW."encephalopathy" OR OLD."encephalopathy_missing" IS NOT NEW."encephalopathy_missing" THEN ',"encephalopathy":' || CASE WHEN NEW."encephalopathy_missing" IS NOT NULL THEN '{"missing":"' || NEW."encephalopathy_missing" || '"}' WHEN NEW."encephalopathy" IS NOT NULL THEN json_quote(NEW."encephalopathy") ELSE 'null' END END,
      CASE WHEN OLD."variceal_bleeding" IS NOT NEW."variceal_bleeding" OR OLD."variceal_bleeding_missing" IS NOT NEW."variceal_bleeding_missing" THEN ',"varicealBleeding":' || CASE WHEN NEW."variceal_bleeding_missing" IS NOT NULL THEN '{"missing":"' || NEW."variceal_bleeding_missing" || '"}' WHEN NEW."variceal_bleeding" IS NOT NULL THEN iif(NEW."variceal_bleeding", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."gi_bleeding" IS NOT NEW."gi_bleeding" OR OLD."gi_bleeding_missing" IS NOT NEW."gi_bleeding_missing" THEN ',"giBleeding":' || CASE WHEN NEW."gi_bleeding_missing" IS NOT NULL THEN '{"missing":"' || NEW."gi_bleeding_missing" || '"}' WHEN NEW."gi_bleeding" IS NOT NULL THEN iif(NEW."gi_bleeding", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."weight_kg" IS NOT NEW."weight_kg" OR OLD."weight_kg_missing" IS NOT NEW."weight_kg_missing" THEN ',"weightKg":' || CASE WHEN NEW."weight_kg_missing" IS NOT NULL THEN '{"missing":"' || NEW."weight_kg_missing" || '"}' WHEN NEW."weight_kg" IS NOT NULL THEN json_quote(NEW."weight_kg") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "adverse_event_insert_guard" BEFORE INSERT ON "adverse_event" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "adverse_event_update_guard" BEFORE UPDATE ON "adverse_event" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "adverse_event_identity_guard" BEFORE UPDATE ON "adverse_event" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "adverse_event_delete_guard" BEFORE DELETE ON "adverse_event" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "adverse_event_insert_audit" AFTER INSERT ON "adverse_event" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'adverseEvent',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."term" IS NOT NULL OR NEW."term_missing" IS NOT NULL THEN ',"term":' || CASE WHEN NEW."term_missing" IS NOT NULL THEN '{"missing":"' || NEW."term_missing" || '"}' WHEN NEW."term" IS NOT NULL THEN json_quote(NEW."term") ELSE 'null' END END,
      CASE WHEN NEW."grade" IS NOT NULL OR NEW."grade_missing" IS NOT NULL THEN ',"grade":' || CASE WHEN NEW."grade_missing" IS NOT NULL THEN '{"missing":"' || NEW."grade_missing" || '"}' WHEN NEW."grade" IS NOT NULL THEN json_quote(NEW."grade") ELSE 'null' END END,
      CASE WHEN NEW."serious" IS NOT NULL OR NEW."serious_missing" IS NOT NULL THEN ',"serious":' || CASE WHEN NEW."serious_missing" IS NOT NULL THEN '{"missing":"' || NEW."serious_missing" || '"}' WHEN NEW."serious" IS NOT NULL THEN iif(NEW."serious", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."serious_criterion" IS NOT NULL OR NEW."serious_criterion_missing" IS NOT NULL THEN ',"seriousCriterion":' || CASE WHEN NEW."serious_criterion_missing" IS NOT NULL THEN '{"missing":"' || NEW."serious_criterion_missing" || '"}' WHEN NEW."serious_criterion" IS NOT NULL THEN json_quote(NEW."serious_criterion") ELSE 'null' END END,
      CASE WHEN NEW."onset" IS NOT NULL THEN ',"onset":' || json_quote(NEW."onset") END,
      CASE WHEN NEW."end" IS NOT NULL OR NEW."end_missing" IS NOT NULL THEN ',"end":' || CASE WHEN NEW."end_missing" IS NOT NULL THEN '{"missing":"' || NEW."end_missing" || '"}' WHEN NEW."end" IS NOT NULL THEN json_quote(NEW."end") ELSE 'null' END END,
      CASE WHEN NEW."attribution" IS NOT NULL OR NEW."attribution_missing" IS NOT NULL THEN ',"attribution":' || CASE WHEN NEW."attribution_missing" IS NOT NULL THEN '{"missing":"' || NEW."attribution_missing" || '"}' WHEN NEW."attribution" IS NOT NULL THEN json_quote(NEW."attribution") ELSE 'null' END END,
      CASE WHEN NEW."action" IS NOT NULL OR NEW."action_missing" IS NOT NULL THEN ',"action":' || CASE WHEN NEW."action_missing" IS NOT NULL THEN '{"missing":"' || NEW."action_missing" || '"}' WHEN NEW."action" IS NOT NULL THEN json_quote(NEW."action") ELSE 'null' END END,
      CASE WHEN NEW."outcome" IS NOT NULL OR NEW."outcome_missing" IS NOT NULL THEN ',"outcome":' || CASE WHEN NEW."outcome_missing" IS NOT NULL THEN '{"missing":"' || NEW."outcome_missing" || '"}' WHEN NEW."outcome" IS NOT NULL THEN json_quote(NEW."outcome") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "adverse_event_update_audit" AFTER UPDATE ON "adverse_event" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."term" IS NOT NEW."term" OR OLD."term_missing" IS NOT NEW."term_missing" OR OLD."grade" IS NOT NEW."grade" OR OLD."grade_missing" IS NOT NEW."grade_missing" OR OLD."serious" IS NOT NEW."serious" OR OLD."serious_missing" IS NOT NEW."serious_missing" OR OLD."serious_criterion" IS NOT NEW."serious_criterion" OR OLD."serious_criterion_missing" IS NOT NEW."serious_criterion_missing" OR OLD."onset" IS NOT NEW."onset" OR OLD."end" IS NOT NEW."end" OR OLD."end_missing" IS NOT NEW."end_missing" OR OLD."attribution" IS NOT NEW."attribution" OR OLD."attribution_missing" IS NOT NEW."attribution_missing" OR OLD."action" IS NOT NEW."action" OR OLD."action_missing" IS NOT NEW."action_missing" OR OLD."outcome" IS NOT NEW."outcome" OR OLD."outcome_missing" IS NOT NEW."outcome_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'adverseEvent',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."term" IS NOT NEW."term" OR OLD."term_missing" IS NOT NEW."term_missing" THEN ',"term":' || CASE WHEN OLD."term_missing" IS NOT NULL THEN '{"missing":"' || OLD."term_missing" || '"}' WHEN OLD."term" IS NOT NULL THEN json_quote(OLD."term") ELSE 'null' END END,
      CASE WHEN OLD."grade" IS NOT NEW."grade" OR OLD."grade_missing" IS NOT NEW."grade_missing" THEN ',"grade":' || CASE WHEN OLD."grade_missing" IS NOT NULL THEN '{"missing":"' || OLD."grade_missing" || '"}' WHEN OLD."grade" IS NOT NULL THEN json_quote(OLD."grade") ELSE 'null' END END,
      CASE WHEN OLD."serious" IS NOT NEW."serious" OR OLD."serious_missing" IS NOT NEW."serious_missing" THEN ',"serious":' || CASE WHEN OLD."serious_missing" IS NOT NULL THEN '{"missing":"' || OLD."serious_missing" || '"}' WHEN OLD."serious" IS NOT NULL THEN iif(OLD."serious", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."serious_criterion" IS NOT NEW."serious_criterion" OR OLD."serious_criterion_missing" IS NOT NEW."serious_criterion_missing" THEN ',"seriousCriterion":' || CASE WHEN OLD."serious_criterion_missing" IS NOT NULL THEN '{"missing":"' || OLD."serious_criterion_missing" || '"}' WHEN OLD."serious_criterion" IS NOT NULL THEN json_quote(OLD."serious_criterion") ELSE 'null' END END,
      CASE WHEN OLD."onset" IS NOT NEW."onset" THEN ',"onset":' || json_quote(OLD."onset") END,
      CASE WHEN OLD."end" IS NOT NEW."end" OR OLD."end_missing" IS NOT NEW."end_missing" THEN ',"end":' || CASE WHEN OLD."end_missing" IS NOT NULL THEN '{"missing":"' || OLD."end_missing" || '"}' WHEN OLD."end" IS NOT NULL THEN json_quote(OLD."end") ELSE 'null' END END,
      CASE WHEN OLD."attribution" IS NOT NEW."attribution" OR OLD."attribution_missing" IS NOT NEW."attribution_missing" THEN ',"attribution":' || CASE WHEN OLD."attribution_missing" IS NOT NULL THEN '{"missing":"' || OLD."attribution_missing" || '"}' WHEN OLD."attribution" IS NOT NULL THEN json_quote(OLD."attribution") ELSE 'null' END END,
      CASE WHEN OLD."action" IS NOT NEW."action" OR OLD."action_missing" IS NOT NEW."action_missing" THEN ',"action":' || CASE WHEN OLD."action_missing" IS NOT NULL THEN '{"missing":"' || OLD."action_missing" || '"}' WHEN OLD."action" IS NOT NULL THEN json_quote(OLD."action") ELSE 'null' END END,
      CASE WHEN OLD."outcome" IS NOT NEW."outcome" OR OLD."outcome_missing" IS NOT NEW."outcome_missing" THEN ',"outcome":' || CASE WHEN OLD."outcome_missing" IS NOT NULL THEN '{"missing":"' || OLD."outcome_missing" || '"}' WHEN OLD."outcome" IS NOT NULL THEN json_quote(OLD."outcome") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."term" IS NOT NEW."term" OR OLD."term_missing" IS NOT NEW."term_missing" THEN ',"term":' || CASE WHEN NEW."term_missing" IS NOT NULL THEN '{"missing":"' || NEW."term_missing" || '"}' WHEN NEW."term" IS NOT NULL THEN json_quote(NEW."term") ELSE 'null' END END,
      CASE WHEN OLD."grade" IS NOT NEW."grade" OR OLD."grade_missing" IS NOT NEW."grade_missing" THEN ',"grade":' || CASE WHEN NEW."grade_missing" IS NOT NULL THEN '{"missing":"' || NEW."grade_missing" || '"}' WHEN NEW."grade" IS NOT NULL THEN json_quote(NEW."grade") ELSE 'null' END END,
      CASE WHEN OLD."serious" IS NOT NEW."serious" OR OLD."serious_missing" IS NOT NEW."serious_missing" THEN ',"serious":' || CASE WHEN NEW."serious_missing" IS NOT NULL THEN '{"missing":"' || NEW."serious_missing" || '"}' WHEN NEW."serious" IS NOT NULL THEN iif(NEW."serious", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."serious_criterion" IS NOT NEW."serious_criterion" OR OLD."serious_criterion_missing" IS NOT NEW."serious_criterion_missing" THEN ',"seriousCriterion":' || CASE WHEN NEW."serious_criterion_missing" IS NOT NULL THEN '{"missing":"' || NEW."serious_criterion_missing" || '"}' WHEN NEW."serious_criterion" IS NOT NULL THEN json_quote(NEW."serious_criterion") ELSE 'null' END END,
      CASE WHEN OLD."onset" IS NOT NEW."onset" THEN ',"onset":' || json_quote(NEW."onset") END,
      CASE WHEN OLD."end" IS NOT NEW."end" OR OLD."end_missing" IS NOT NEW."end_missing" THEN ',"end":' || CASE WHEN NEW."end_missing" IS NOT NULL THEN '{"missing":"' || NEW."end_missing" || '"}' WHEN NEW."end" IS NOT NULL THEN json_quote(NEW."end") ELSE 'null' END END,
      CASE WHEN OLD."attribution" IS NOT NEW."attribution" OR OLD."attribution_missing" IS NOT NEW."attribution_missing" THEN ',"attribution":' || CASE WHEN NEW."attribution_missing" IS NOT NULL THEN '{"missing":"' || NEW."attribution_missing" || '"}' WHEN NEW."attribution" IS NOT NULL THEN json_quote(NEW."attribution") ELSE 'null' END END,
      CASE WHEN OLD."action" IS NOT NEW."action" OR OLD."action_missing" IS NOT NEW."action_missing" THEN ',"action":' || CASE WHEN NEW."action_missing" IS NOT NULL THEN '{"missing":"' || NEW."action_missing" || '"}' WHEN NEW."action" IS NOT NULL THEN json_quote(NEW."action") ELSE 'null' END END,
      CASE WHEN OLD."outcome" IS NOT NEW."outcome" OR OLD."outcome_missing" IS NOT NEW."outcome_missing" THEN ',"outcome":' || CASE WHEN NEW."outcome_missing" IS NOT NULL THEN '{"missing":"' || NEW."outcome_missing" || '"}' WHEN NEW."outcome" IS NOT NULL THEN json_quote(NEW."outcome") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "systemic_course_insert_guard" BEFORE INSERT ON "systemic_course" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "systemic_course_update_guard" BEFORE UPDATE ON "systemic_course" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "systemic_course_identity_guard" BEFORE UPDATE ON "systemic_course" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "systemic_course_delete_guard" BEFORE DELETE ON "systemic_course" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "systemic_course_insert_audit" AFTER INSERT ON "systemic_course" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'systemicCourse',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."regimen_code" IS NOT NULL OR NEW."regimen_code_missing" IS NOT NULL THEN ',"regimenCode":' || CASE WHEN NEW."regimen_code_missing" IS NOT NULL THEN '{"missing":"' || NEW."regimen_code_missing" || '"}' WHEN NEW."regimen_code" IS NOT NULL THEN json_quote(NEW."regimen_code") ELSE 'null' END END,
      CASE WHEN NEW."line" IS NOT NULL OR NEW."line_missing" IS NOT NULL THEN ',"line":' || CASE WHEN NEW."line_missing" IS NOT NULL THEN '{"missing":"' || NEW."line_missing" || '"}' WHEN NEW."line" IS NOT NULL THEN json_quote(NEW."line") ELSE 'null' END END,
      CASE WHEN NEW."start_date" IS NOT NULL THEN ',"startDate":' || json_quote(NEW."start_date") END,
      CASE WHEN NEW."switch_decision_date" IS NOT NULL OR NEW."switch_decision_date_missing" IS NOT NULL THEN ',"switchDecisionDate":' || CASE WHEN NEW."switch_decision_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."switch_decision_date_missing" || '"}' WHEN NEW."switch_decision_date" IS NOT NULL THEN json_quote(NEW."switch_decision_date") ELSE 'null' END END,
      CASE WHEN NEW."dose" IS NOT NULL OR NEW."dose_missing" IS NOT NULL THEN ',"dose":' || CASE WHEN NEW."dose_missing" IS NOT NULL THEN '{"missing":"' || NEW."dose_missing" || '"}' WHEN NEW."dose" IS NOT NULL THEN json_quote(NEW."dose") ELSE 'null' END END,
      CASE WHEN NEW."combination" IS NOT NULL OR NEW."combination_missing" IS NOT NULL THEN ',"combination":' || CASE WHEN NEW."combination_missing" IS NOT NULL THEN '{"missing":"' || NEW."combination_missing" || '"}' WHEN NEW."combination" IS NOT NULL THEN iif(NEW."combination", 'true', 'false') ELSE 'null' END END,
      CASE WHEN NEW."primary_trigger" IS NOT NULL OR NEW."primary_trigger_missing" IS NOT NULL THEN ',"primaryTrigger":' || CASE WHEN NEW."primary_trigger_missing" IS NOT NULL THEN '{"missing":"' || NEW."primary_trigger_missing" || '"}' WHEN NEW."primary_trigger" IS NOT NULL THEN json_quote(NEW."primary_trigger") ELSE 'null' END END,
      CASE WHEN NEW."stop_date" IS NOT NULL OR NEW."stop_date_missing" IS NOT NULL THEN ',"stopDate":' || CASE WHEN NEW."stop_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."stop_date_missing" || '"}' WHEN NEW."stop_date" IS NOT NULL THEN json_quote(NEW."stop_date") ELSE 'null' END END,
      CASE WHEN NEW."stop_reason" IS NOT NULL OR NEW."stop_reason_missing" IS NOT NULL THEN ',"stopReason":' || CASE WHEN NEW."stop_reason_missing" IS NOT NULL THEN '{"missing":"' || NEW."stop_reason_missing" || '"}' WHEN NEW."stop_reason" IS NOT NULL THEN json_quote(NEW."stop_reason") ELSE 'null' END END,
      CASE WHEN NEW."best_response" IS NOT NULL OR NEW."best_response_missing" IS NOT NULL THEN ',"bestResponse":' || CASE WHEN NEW."best_response_missing" IS NOT NULL THEN '{"missing":"' || NEW."best_response_missing" || '"}' WHEN NEW."best_response" IS NOT NULL THEN json_quote(NEW."best_response") ELSE 'null' END END,
      CASE WHEN NEW."progression_date" IS NOT NULL OR NEW."progression_date_missing" IS NOT NULL THEN ',"progressionDate":' || CASE WHEN NEW."progression_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."progression_date_missing" || '"}' WHEN NEW."progression_date" IS NOT NULL THEN json_quote(NEW."progression_date") ELSE 'null' END END,
      CASE WHEN NEW."tace_resumed" IS NOT NULL OR NEW."tace_resumed_missing" IS NOT NULL THEN ',"taceResumed":' || CASE WHEN NEW."tace_resumed_missing" IS NOT NULL THEN '{"missing":"' || NEW."tace_resumed_missing" || '"}' WHEN NEW."tace_resumed" IS NOT NULL THEN iif(NEW."tace_resumed", 'true', 'false') ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "systemic_course_update_audit" AFTER UPDATE ON "systemic_course" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."regimen_code" IS NOT NEW."regimen_code" OR OLD."regimen_code_missing" IS NOT NEW."regimen_code_missing" OR OLD."line" IS NOT NEW."line" OR OLD."line_missing" IS NOT NEW."line_missing" OR OLD."start_date" IS NOT NEW."start_date" OR OLD."switch_decision_date" IS NOT NEW."switch_decision_date" OR OLD."switch_decision_date_missing" IS NOT NEW."switch_decision_date_missing" OR OLD."dose" IS NOT NEW."dose" OR OLD."dose_missing" IS NOT NEW."dose_missing" OR OLD."combination" IS NOT NEW."combination" OR OLD."combination_missing" IS NOT NEW."combination_missing" OR OLD."primary_trigger" IS NOT NEW."primary_trigger" OR OLD."primary_trigger_missing" IS NOT NEW."primary_trigger_missing" OR OLD."stop_date" IS NOT NEW."stop_date" OR OLD."stop_date_missing" IS NOT NEW."stop_date_missing" OR OLD."stop_reason" IS NOT NEW."stop_reason" OR OLD."stop_reason_missing" IS NOT NEW."stop_reason_missing" OR OLD."best_response" IS NOT NEW."best_response" OR OLD."best_response_missing" IS NOT NEW."best_response_missing" OR OLD."progression_date" IS NOT NEW."progression_date" OR OLD."progression_date_missing" IS NOT NEW."progression_date_missing" OR OLD."tace_resumed" IS NOT NEW."tace_resumed" OR OLD."tace_resumed_missing" IS NOT NEW."tace_resumed_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'systemicCourse',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."regimen_code" IS NOT NEW."regimen_code" OR OLD."regimen_code_missing" IS NOT NEW."regimen_code_missing" THEN ',"regimenCode":' || CASE WHEN OLD."regimen_code_missing" IS NOT NULL THEN '{"missing":"' || OLD."regimen_code_missing" || '"}' WHEN OLD."regimen_code" IS NOT NULL THEN json_quote(OLD."regimen_code") ELSE 'null' END END,
      CASE WHEN OLD."line" IS NOT NEW."line" OR OLD."line_missing" IS NOT NEW."line_missing" THEN ',"line":' || CASE WHEN OLD."line_missing" IS NOT NULL THEN '{"missing":"' || OLD."line_missing" || '"}' WHEN OLD."line" IS NOT NULL THEN json_quote(OLD."line") ELSE 'null' END END,
      CASE WHEN OLD."start_date" IS NOT NEW."start_date" THEN ',"startDate":' || json_quote(OLD."start_date") END,
      CASE WHEN OLD."switch_decision_date" IS NOT NEW."switch_decision_date" OR OLD."switch_decision_date_missing" IS NOT NEW."switch_decision_date_missing" THEN ',"switchDecisionDate":' || CASE WHEN OLD."switch_decision_date_missing" IS NOT NULL THEN '{"missing":"' || OLD."switch_decision_date_missing" || '"}' WHEN OLD."switch_decision_date" IS NOT NULL THEN json_quote(OLD."switch_decision_date") ELSE 'null' END END,
      CASE WHEN OLD."dose" IS NOT NEW."dose" OR OLD."dose_missing" IS NOT NEW."dose_missing" THEN ',"dose":' || CASE WHEN OLD."dose_missing" IS NOT NULL THEN '{"missing":"' || OLD."dose_missing" || '"}' WHEN OLD."dose" IS NOT NULL THEN json_quote(OLD."dose") ELSE 'null' END END,
      CASE WHEN OLD."combination" IS NOT NEW."combination" OR OLD."combination_missing" IS NOT NEW."combination_missing" THEN ',"combination":' || CASE WHEN OLD."combination_missing" IS NOT NULL THEN '{"missing":"' || OLD."combination_missing" || '"}' WHEN OLD."combination" IS NOT NULL THEN iif(OLD."combination", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."primary_trigger" IS NOT NEW."primary_trigger" OR OLD."primary_trigger_missing" IS NOT NEW."primary_trigger_missing" THEN ',"primaryTrigger":' || CASE WHEN OLD."primary_trigger_missing" IS NOT NULL THEN '{"missing":"' || OLD."primary_trigger_missing" || '"}' WHEN OLD."primary_trigger" IS NOT NULL THEN json_quote(OLD."primary_trigger") ELSE 'null' END END,
      CASE WHEN OLD."stop_date" IS NOT NEW."stop_date" OR OLD."stop_date_missing" IS NOT NEW."stop_date_missing" THEN ',"stopDate":' || CASE WHEN OLD."stop_date_missing" IS NOT NULL THEN '{"missing":"' || OLD."stop_date_missing" || '"}' WHEN OLD."stop_date" IS NOT NULL THEN json_quote(OLD."stop_date") ELSE 'null' END END,
      CASE WHEN OLD."stop_reason" IS NOT NEW."stop_reason" OR OLD."stop_reason_missing" IS NOT NEW."stop_reason_missing" THEN ',"stopReason":' || CASE WHEN OLD."stop_reason_missing" IS NOT NULL THEN '{"missing":"' || OLD."stop_reason_missing" || '"}' WHEN OLD."stop_reason" IS NOT NULL THEN json_quote(OLD."stop_reason") ELSE 'null' END END,
      CASE WHEN OLD."best_response" IS NOT NEW."best_response" OR OLD."best_response_missing" IS NOT NEW."best_response_missing" THEN ',"bestResponse":' || CASE WHEN OLD."best_response_missing" IS NOT NULL THEN '{"missing":"' || OLD."best_response_missing" || '"}' WHEN OLD."best_response" IS NOT NULL THEN json_quote(OLD."best_response") ELSE 'null' END END,
      CASE WHEN OLD."progression_date" IS NOT NEW."progression_date" OR OLD."progression_date_missing" IS NOT NEW."progression_date_missing" THEN ',"progressionDate":' || CASE WHEN OLD."progression_date_missing" IS NOT NULL THEN '{"missing":"' || OLD."progression_date_missing" || '"}' WHEN OLD."progression_date" IS NOT NULL THEN json_quote(OLD."progression_date") ELSE 'null' END END,
      CASE WHEN OLD."tace_resumed" IS NOT NEW."tace_resumed" OR OLD."tace_resumed_missing" IS NOT NEW."tace_resumed_missing" THEN ',"taceResumed":' || CASE WHEN OLD."tace_resumed_missing" IS NOT NULL THEN '{"missing":"' || OLD."tace_resumed_missing" || '"}' WHEN OLD."tace_resumed" IS NOT NULL THEN iif(OLD."tace_resumed", 'true', 'false') ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."regimen_code" IS NOT NEW."regimen_code" OR OLD."regimen_code_missing" IS NOT NEW."regimen_code_missing" THEN ',"regimenCode":' || CASE WHEN NEW."regimen_code_missing" IS NOT NULL THEN '{"missing":"' || NEW."regimen_code_missing" || '"}' WHEN NEW."regimen_code" IS NOT NULL THEN json_quote(NEW."regimen_code") ELSE 'null' END END,
      CASE WHEN OLD."line" IS NOT NEW."line" OR OLD."line_missing" IS NOT NEW."line_missing" THEN ',"line":' || CASE WHEN NEW."line_missing" IS NOT NULL THEN '{"missing":"' || NEW."line_missing" || '"}' WHEN NEW."line" IS NOT NULL THEN json_quote(NEW."line") ELSE 'null' END END,
      CASE WHEN OLD."start_date" IS NOT NEW."start_date" THEN ',"startDate":' || json_quote(NEW."start_date") END,
      CASE WHEN OLD."switch_decision_date" IS NOT NEW."switch_decision_date" OR OLD."switch_decision_date_missing" IS NOT NEW."switch_decision_date_missing" THEN ',"switchDecisionDate":' || CASE WHEN NEW."switch_decision_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."switch_decision_date_missing" || '"}' WHEN NEW."switch_decision_date" IS NOT NULL THEN json_quote(NEW."switch_decision_date") ELSE 'null' END END,
      CASE WHEN OLD."dose" IS NOT NEW."dose" OR OLD."dose_missing" IS NOT NEW."dose_missing" THEN ',"dose":' || CASE WHEN NEW."dose_missing" IS NOT NULL THEN '{"missing":"' || NEW."dose_missing" || '"}' WHEN NEW."dose" IS NOT NULL THEN json_quote(NEW."dose") ELSE 'null' END END,
      CASE WHEN OLD."combination" IS NOT NEW."combination" OR OLD."combination_missing" IS NOT NEW."combination_missing" THEN ',"combination":' || CASE WHEN NEW."combination_missing" IS NOT NULL THEN '{"missing":"' || NEW."combination_missing" || '"}' WHEN NEW."combination" IS NOT NULL THEN iif(NEW."combination", 'true', 'false') ELSE 'null' END END,
      CASE WHEN OLD."primary_trigger" IS NOT NEW."primary_trigger" OR OLD."primary_trigger_missing" IS NOT NEW."primary_trigger_missing" THEN ',"primaryTrigger":' || CASE WHEN NEW."primary_trigger_missing" IS NOT NULL THEN '{"missing":"' || NEW."primary_trigger_missing" || '"}' WHEN NEW."primary_trigger" IS NOT NULL THEN json_quote(NEW."primary_trigger") ELSE 'null' END END,
      CASE WHEN OLD."stop_date" IS NOT NEW."stop_date" OR OLD."stop_date_missing" IS NOT NEW."stop_date_missing" THEN ',"stopDate":' || CASE WHEN NEW."stop_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."stop_date_missing" || '"}' WHEN NEW."stop_date" IS NOT NULL THEN json_quote(NEW."stop_date") ELSE 'null' END END,
      CASE WHEN OLD."stop_reason" IS NOT NEW."stop_reason" OR OLD."stop_reason_missing" IS NOT NEW."stop_reason_missing" THEN ',"stopReason":' || CASE WHEN NEW."stop_reason_missing" IS NOT NULL THEN '{"missing":"' || NEW."stop_reason_missing" || '"}' WHEN NEW."stop_reason" IS NOT NULL THEN json_quote(NEW."stop_reason") ELSE 'null' END END,
      CASE WHEN OLD."best_response" IS NOT NEW."best_response" OR OLD."best_response_missing" IS NOT NEW."best_response_missing" THEN ',"bestResponse":' || CASE WHEN NEW."best_response_missing" IS NOT NULL THEN '{"missing":"' || NEW."best_response_missing" || '"}' WHEN NEW."best_response" IS NOT NULL THEN json_quote(NEW."best_response") ELSE 'null' END END,
      CASE WHEN OLD."progression_date" IS NOT NEW."progression_date" OR OLD."progression_date_missing" IS NOT NEW."progression_date_missing" THEN ',"progressionDate":' || CASE WHEN NEW."progression_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."progression_date_missing" || '"}' WHEN NEW."progression_date" IS NOT NULL THEN json_quote(NEW."progression_date") ELSE 'null' END END,
      CASE WHEN OLD."tace_resumed" IS NOT NEW."tace_resumed" OR OLD."tace_resumed_missing" IS NOT NEW."tace_resumed_missing" THEN ',"taceResumed":' || CASE WHEN NEW."tace_resumed_missing" IS NOT NULL THEN '{"missing":"' || NEW."tace_resumed_missing" || '"}' WHEN NEW."tace_resumed" IS NOT NULL THEN iif(NEW."tace_resumed", 'true', 'false') ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "dose_reduction_insert_guard" BEFORE INSERT ON "dose_reduction" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "dose_reduction_update_guard" BEFORE UPDATE ON "dose_reduction" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "dose_reduction_identity_guard" BEFORE UPDATE ON "dose_reduction" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR OLD."parent_id" IS NOT NEW."parent_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "dose_reduction_delete_guard" BEFORE DELETE ON "dose_reduction" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "dose_reduction_insert_audit" AFTER INSERT ON "dose_reduction" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'doseReduction',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."parent_id" IS NOT NULL THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."date" IS NOT NULL OR NEW."date_missing" IS NOT NULL THEN ',"date":' || CASE WHEN NEW."date_missing" IS NOT NULL THEN '{"missing":"' || NEW."date_missing" || '"}' WHEN NEW."date" IS NOT NULL THEN json_quote(NEW."date") ELSE 'null' END END,
      CASE WHEN NEW."reason" IS NOT NULL OR NEW."reason_missing" IS NOT NULL THEN ',"reason":' || CASE WHEN NEW."reason_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_missing" || '"}' WHEN NEW."reason" IS NOT NULL THEN json_quote(NEW."reason") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "dose_reduction_update_audit" AFTER UPDATE ON "dose_reduction" WHEN OLD."parent_id" IS NOT NEW."parent_id" OR OLD."deleted" IS NOT NEW."deleted" OR OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" OR OLD."reason" IS NOT NEW."reason" OR OLD."reason_missing" IS NOT NEW."reason_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'doseReduction',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(OLD."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" THEN ',"date":' || CASE WHEN OLD."date_missing" IS NOT NULL THEN '{"missing":"' || OLD."date_missing" || '"}' WHEN OLD."date" IS NOT NULL THEN json_quote(OLD."date") ELSE 'null' END END,
      CASE WHEN OLD."reason" IS NOT NEW."reason" OR OLD."reason_missing" IS NOT NEW."reason_missing" THEN ',"reason":' || CASE WHEN OLD."reason_missing" IS NOT NULL THEN '{"missing":"' || OLD."reason_missing" || '"}' WHEN OLD."reason" IS NOT NULL THEN json_quote(OLD."reason") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" THEN ',"date":' || CASE WHEN NEW."date_missing" IS NOT NULL THEN '{"missing":"' || NEW."date_missing" || '"}' WHEN NEW."date" IS NOT NULL THEN json_quote(NEW."date") ELSE 'null' END END,
      CASE WHEN OLD."reason" IS NOT NEW."reason" OR OLD."reason_missing" IS NOT NEW."reason_missing" THEN ',"reason":' || CASE WHEN NEW."reason_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_missing" || '"}' WHEN NEW."reason" IS NOT NULL THEN json_quote(NEW."reason") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "interruption_insert_guard" BEFORE INSERT ON "interruption" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "interruption_update_guard" BEFORE UPDATE ON "interruption" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "interruption_identity_guard" BEFORE UPDATE ON "interruption" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR OLD."parent_id" IS NOT NEW."parent_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "interruption_delete_guard" BEFORE DELETE ON "interruption" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "interruption_insert_audit" AFTER INSERT ON "interruption" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'interruption',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."parent_id" IS NOT NULL THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."date" IS NOT NULL OR NEW."date_missing" IS NOT NULL THEN ',"date":' || CASE WHEN NEW."date_missing" IS NOT NULL THEN '{"missing":"' || NEW."date_missing" || '"}' WHEN NEW."date" IS NOT NULL THEN json_quote(NEW."date") ELSE 'null' END END,
      CASE WHEN NEW."reason" IS NOT NULL OR NEW."reason_missing" IS NOT NULL THEN ',"reason":' || CASE WHEN NEW."reason_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_missing" || '"}' WHEN NEW."reason" IS NOT NULL THEN json_quote(NEW."reason") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "interruption_update_audit" AFTER UPDATE ON "interruption" WHEN OLD."parent_id" IS NOT NEW."parent_id" OR OLD."deleted" IS NOT NEW."deleted" OR OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" OR OLD."reason" IS NOT NEW."reason" OR OLD."reason_missing" IS NOT NEW."reason_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'interruption',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(OLD."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" THEN ',"date":' || CASE WHEN OLD."date_missing" IS NOT NULL THEN '{"missing":"' || OLD."date_missing" || '"}' WHEN OLD."date" IS NOT NULL THEN json_quote(OLD."date") ELSE 'null' END END,
      CASE WHEN OLD."reason" IS NOT NEW."reason" OR OLD."reason_missing" IS NOT NEW."reason_missing" THEN ',"reason":' || CASE WHEN OLD."reason_missing" IS NOT NULL THEN '{"missing":"' || OLD."reason_missing" || '"}' WHEN OLD."reason" IS NOT NULL THEN json_quote(OLD."reason") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."parent_id" IS NOT NEW."parent_id" THEN ',"parentId":' || json_quote(NEW."parent_id") END,
      CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."date" IS NOT NEW."date" OR OLD."date_missing" IS NOT NEW."date_missing" THEN ',"date":' || CASE WHEN NEW."date_missing" IS NOT NULL THEN '{"missing":"' || NEW."date_missing" || '"}' WHEN NEW."date" IS NOT NULL THEN json_quote(NEW."date") ELSE 'null' END END,
      CASE WHEN OLD."reason" IS NOT NEW."reason" OR OLD."reason_missing" IS NOT NEW."reason_missing" THEN ',"reason":' || CASE WHEN NEW."reason_missing" IS NOT NULL THEN '{"missing":"' || NEW."reason_missing" || '"}' WHEN NEW."reason" IS NOT NULL THEN json_quote(NEW."reason") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "other_treatment_insert_guard" BEFORE INSERT ON "other_treatment" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "other_treatment_update_guard" BEFORE UPDATE ON "other_treatment" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "other_treatment_identity_guard" BEFORE UPDATE ON "other_treatment" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "other_treatment_delete_guard" BEFORE DELETE ON "other_treatment" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "other_treatment_insert_audit" AFTER INSERT ON "other_treatment" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'otherTreatment',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."type" IS NOT NULL OR NEW."type_missing" IS NOT NULL THEN ',"type":' || CASE WHEN NEW."type_missing" IS NOT NULL THEN '{"missing":"' || NEW."type_missing" || '"}' WHEN NEW."type" IS NOT NULL THEN json_quote(NEW."type") ELSE 'null' END END,
      CASE WHEN NEW."date" IS NOT NULL THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN NEW."intent" IS NOT NULL OR NEW."intent_missing" IS NOT NULL THEN ',"intent":' || CASE WHEN NEW."intent_missing" IS NOT NULL THEN '{"missing":"' || NEW."intent_missing" || '"}' WHEN NEW."intent" IS NOT NULL THEN json_quote(NEW."intent") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "other_treatment_update_audit" AFTER UPDATE ON "other_treatment" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."type" IS NOT NEW."type" OR OLD."type_missing" IS NOT NEW."type_missing" OR OLD."date" IS NOT NEW."date" OR OLD."intent" IS NOT NEW."intent" OR OLD."intent_missing" IS NOT NEW."intent_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'otherTreatment',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."type" IS NOT NEW."type" OR OLD."type_missing" IS NOT NEW."type_missing" THEN ',"type":' || CASE WHEN OLD."type_missing" IS NOT NULL THEN '{"missing":"' || OLD."type_missing" || '"}' WHEN OLD."type" IS NOT NULL THEN json_quote(OLD."type") ELSE 'null' END END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(OLD."date") END,
      CASE WHEN OLD."intent" IS NOT NEW."intent" OR OLD."intent_missing" IS NOT NEW."intent_missing" THEN ',"intent":' || CASE WHEN OLD."intent_missing" IS NOT NULL THEN '{"missing":"' || OLD."intent_missing" || '"}' WHEN OLD."intent" IS NOT NULL THEN json_quote(OLD."intent") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."type" IS NOT NEW."type" OR OLD."type_missing" IS NOT NEW."type_missing" THEN ',"type":' || CASE WHEN NEW."type_missing" IS NOT NULL THEN '{"missing":"' || NEW."type_missing" || '"}' WHEN NEW."type" IS NOT NULL THEN json_quote(NEW."type") ELSE 'null' END END,
      CASE WHEN OLD."date" IS NOT NEW."date" THEN ',"date":' || json_quote(NEW."date") END,
      CASE WHEN OLD."intent" IS NOT NEW."intent" OR OLD."intent_missing" IS NOT NEW."intent_missing" THEN ',"intent":' || CASE WHEN NEW."intent_missing" IS NOT NULL THEN '{"missing":"' || NEW."intent_missing" || '"}' WHEN NEW."intent" IS NOT NULL THEN json_quote(NEW."intent") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "follow_up_insert_guard" BEFORE INSERT ON "follow_up" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "follow_up_update_guard" BEFORE UPDATE ON "follow_up" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "follow_up_identity_guard" BEFORE UPDATE ON "follow_up" WHEN OLD."id" IS NOT NEW."id" OR OLD."patient_id" IS NOT NEW."patient_id" OR NEW."version" IS NOT OLD."version" + 1 BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "follow_up_delete_guard" BEFORE DELETE ON "follow_up" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "follow_up_insert_audit" AFTER INSERT ON "follow_up" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'followUp',
    NEW."id", NEW."patient_id",
    NULL,
    '{' || substr(concat(CASE WHEN NEW."deleted" IS NOT NULL THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN NEW."visit_date" IS NOT NULL THEN ',"visitDate":' || json_quote(NEW."visit_date") END,
      CASE WHEN NEW."ecog" IS NOT NULL OR NEW."ecog_missing" IS NOT NULL THEN ',"ecog":' || CASE WHEN NEW."ecog_missing" IS NOT NULL THEN '{"missing":"' || NEW."ecog_missing" || '"}' WHEN NEW."ecog" IS NOT NULL THEN json_quote(NEW."ecog") ELSE 'null' END END,
      CASE WHEN NEW."vital_status" IS NOT NULL OR NEW."vital_status_missing" IS NOT NULL THEN ',"vitalStatus":' || CASE WHEN NEW."vital_status_missing" IS NOT NULL THEN '{"missing":"' || NEW."vital_status_missing" || '"}' WHEN NEW."vital_status" IS NOT NULL THEN json_quote(NEW."vital_status") ELSE 'null' END END,
      CASE WHEN NEW."last_known_alive" IS NOT NULL OR NEW."last_known_alive_missing" IS NOT NULL THEN ',"lastKnownAlive":' || CASE WHEN NEW."last_known_alive_missing" IS NOT NULL THEN '{"missing":"' || NEW."last_known_alive_missing" || '"}' WHEN NEW."last_known_alive" IS NOT NULL THEN json_quote(NEW."last_known_alive") ELSE 'null' END END,
      CASE WHEN NEW."death_date" IS NOT NULL OR NEW."death_date_missing" IS NOT NULL THEN ',"deathDate":' || CASE WHEN NEW."death_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."death_date_missing" || '"}' WHEN NEW."death_date" IS NOT NULL THEN json_quote(NEW."death_date") ELSE 'null' END END,
      CASE WHEN NEW."cause_of_death" IS NOT NULL OR NEW."cause_of_death_missing" IS NOT NULL THEN ',"causeOfDeath":' || CASE WHEN NEW."cause_of_death_missing" IS NOT NULL THEN '{"missing":"' || NEW."cause_of_death_missing" || '"}' WHEN NEW."cause_of_death" IS NOT NULL THEN json_quote(NEW."cause_of_death") ELSE 'null' END END,
      CASE WHEN NEW."source" IS NOT NULL OR NEW."source_missing" IS NOT NULL THEN ',"source":' || CASE WHEN NEW."source_missing" IS NOT NULL THEN '{"missing":"' || NEW."source_missing" || '"}' WHEN NEW."source" IS NOT NULL THEN json_quote(NEW."source") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "follow_up_update_audit" AFTER UPDATE ON "follow_up" WHEN OLD."deleted" IS NOT NEW."deleted" OR OLD."visit_date" IS NOT NEW."visit_date" OR OLD."ecog" IS NOT NEW."ecog" OR OLD."ecog_missing" IS NOT NEW."ecog_missing" OR OLD."vital_status" IS NOT NEW."vital_status" OR OLD."vital_status_missing" IS NOT NEW."vital_status_missing" OR OLD."last_known_alive" IS NOT NEW."last_known_alive" OR OLD."last_known_alive_missing" IS NOT NEW."last_known_alive_missing" OR OLD."death_date" IS NOT NEW."death_date" OR OLD."death_date_missing" IS NOT NEW."death_date_missing" OR OLD."cause_of_death" IS NOT NEW."cause_of_death" OR OLD."cause_of_death_missing" IS NOT NEW."cause_of_death_missing" OR OLD."source" IS NOT NEW."source" OR OLD."source_missing" IS NOT NEW."source_missing" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END, 'followUp',
    NEW."id", NEW."patient_id",
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(OLD."deleted", 'true', 'false') END,
      CASE WHEN OLD."visit_date" IS NOT NEW."visit_date" THEN ',"visitDate":' || json_quote(OLD."visit_date") END,
      CASE WHEN OLD."ecog" IS NOT NEW."ecog" OR OLD."ecog_missing" IS NOT NEW."ecog_missing" THEN ',"ecog":' || CASE WHEN OLD."ecog_missing" IS NOT NULL THEN '{"missing":"' || OLD."ecog_missing" || '"}' WHEN OLD."ecog" IS NOT NULL THEN json_quote(OLD."ecog") ELSE 'null' END END,
      CASE WHEN OLD."vital_status" IS NOT NEW."vital_status" OR OLD."vital_status_missing" IS NOT NEW."vital_status_missing" THEN ',"vitalStatus":' || CASE WHEN OLD."vital_status_missing" IS NOT NULL THEN '{"missing":"' || OLD."vital_status_missing" || '"}' WHEN OLD."vital_status" IS NOT NULL THEN json_quote(OLD."vital_status") ELSE 'null' END END,
      CASE WHEN OLD."last_known_alive" IS NOT NEW."last_known_alive" OR OLD."last_known_alive_missing" IS NOT NEW."last_known_alive_missing" THEN ',"lastKnownAlive":' || CASE WHEN OLD."last_known_alive_missing" IS NOT NULL THEN '{"missing":"' || OLD."last_known_alive_missing" || '"}' WHEN OLD."last_known_alive" IS NOT NULL THEN json_quote(OLD."last_known_alive") ELSE 'null' END END,
      CASE WHEN OLD."death_date" IS NOT NEW."death_date" OR OLD."death_date_missing" IS NOT NEW."death_date_missing" THEN ',"deathDate":' || CASE WHEN OLD."death_date_missing" IS NOT NULL THEN '{"missing":"' || OLD."death_date_missing" || '"}' WHEN OLD."death_date" IS NOT NULL THEN json_quote(OLD."death_date") ELSE 'null' END END,
      CASE WHEN OLD."cause_of_death" IS NOT NEW."cause_of_death" OR OLD."cause_of_death_missing" IS NOT NEW."cause_of_death_missing" THEN ',"causeOfDeath":' || CASE WHEN OLD."cause_of_death_missing" IS NOT NULL THEN '{"missing":"' || OLD."cause_of_death_missing" || '"}' WHEN OLD."cause_of_death" IS NOT NULL THEN json_quote(OLD."cause_of_death") ELSE 'null' END END,
      CASE WHEN OLD."source" IS NOT NEW."source" OR OLD."source_missing" IS NOT NEW."source_missing" THEN ',"source":' || CASE WHEN OLD."source_missing" IS NOT NULL THEN '{"missing":"' || OLD."source_missing" || '"}' WHEN OLD."source" IS NOT NULL THEN json_quote(OLD."source") ELSE 'null' END END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."deleted" IS NOT NEW."deleted" THEN ',"deleted":' || iif(NEW."deleted", 'true', 'false') END,
      CASE WHEN OLD."visit_date" IS NOT NEW."visit_date" THEN ',"visitDate":' || json_quote(NEW."visit_date") END,
      CASE WHEN OLD."ecog" IS NOT NEW."ecog" OR OLD."ecog_missing" IS NOT NEW."ecog_missing" THEN ',"ecog":' || CASE WHEN NEW."ecog_missing" IS NOT NULL THEN '{"missing":"' || NEW."ecog_missing" || '"}' WHEN NEW."ecog" IS NOT NULL THEN json_quote(NEW."ecog") ELSE 'null' END END,
      CASE WHEN OLD."vital_status" IS NOT NEW."vital_status" OR OLD."vital_status_missing" IS NOT NEW."vital_status_missing" THEN ',"vitalStatus":' || CASE WHEN NEW."vital_status_missing" IS NOT NULL THEN '{"missing":"' || NEW."vital_status_missing" || '"}' WHEN NEW."vital_status" IS NOT NULL THEN json_quote(NEW."vital_status") ELSE 'null' END END,
      CASE WHEN OLD."last_known_alive" IS NOT NEW."last_known_alive" OR OLD."last_known_alive_missing" IS NOT NEW."last_known_alive_missing" THEN ',"lastKnownAlive":' || CASE WHEN NEW."last_known_alive_missing" IS NOT NULL THEN '{"missing":"' || NEW."last_known_alive_missing" || '"}' WHEN NEW."last_known_alive" IS NOT NULL THEN json_quote(NEW."last_known_alive") ELSE 'null' END END,
      CASE WHEN OLD."death_date" IS NOT NEW."death_date" OR OLD."death_date_missing" IS NOT NEW."death_date_missing" THEN ',"deathDate":' || CASE WHEN NEW."death_date_missing" IS NOT NULL THEN '{"missing":"' || NEW."death_date_missing" || '"}' WHEN NEW."death_date" IS NOT NULL THEN json_quote(NEW."death_date") ELSE 'null' END END,
      CASE WHEN OLD."cause_of_death" IS NOT NEW."cause_of_death" OR OLD."cause_of_death_missing" IS NOT NEW."cause_of_death_missing" THEN ',"causeOfDeath":' || CASE WHEN NEW."cause_of_death_missing" IS NOT NULL THEN '{"missing":"' || NEW."cause_of_death_missing" || '"}' WHEN NEW."cause_of_death" IS NOT NULL THEN json_quote(NEW."cause_of_death") ELSE 'null' END END,
      CASE WHEN OLD."source" IS NOT NEW."source" OR OLD."source_missing" IS NOT NEW."source_missing" THEN ',"source":' || CASE WHEN NEW."source_missing" IS NOT NULL THEN '{"missing":"' || NEW."source_missing" || '"}' WHEN NEW."source" IS NOT NULL THEN json_quote(NEW."source") ELSE 'null' END END), 2) || '}');
END;
CREATE TRIGGER "registry_insert_guard" BEFORE INSERT ON "registry" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "registry_update_guard" BEFORE UPDATE ON "registry" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "registry_identity_guard" BEFORE UPDATE ON "registry" WHEN OLD."uuid" IS NOT NEW."uuid" BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "registry_delete_guard" BEFORE DELETE ON "registry" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "registry_insert_audit" AFTER INSERT ON "registry" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'registry',
    NEW."uuid", NULL,
    NULL,
    '{' || substr(concat(CASE WHEN NEW."study_name" IS NOT NULL THEN ',"studyName":' || json_quote(NEW."study_name") END,
      CASE WHEN NEW."generation" IS NOT NULL THEN ',"generation":' || json_quote(NEW."generation") END,
      CASE WHEN NEW."kdf_test" IS NOT NULL THEN ',"kdfTest":' || iif(NEW."kdf_test", 'true', 'false') END), 2) || '}');
END;
CREATE TRIGGER "registry_update_audit" AFTER UPDATE ON "registry" WHEN OLD."study_name" IS NOT NEW."study_name" OR OLD."generation" IS NOT NEW."generation" OR OLD."kdf_test" IS NOT NEW."kdf_test" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'update', 'registry',
    NEW."uuid", NULL,
    '{' || substr(concat(CASE WHEN OLD."study_name" IS NOT NEW."study_name" THEN ',"studyName":' || json_quote(OLD."study_name") END,
      CASE WHEN OLD."generation" IS NOT NEW."generation" THEN ',"generation":' || json_quote(OLD."generation") END,
      CASE WHEN OLD."kdf_test" IS NOT NEW."kdf_test" THEN ',"kdfTest":' || iif(OLD."kdf_test", 'true', 'false') END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."study_name" IS NOT NEW."study_name" THEN ',"studyName":' || json_quote(NEW."study_name") END,
      CASE WHEN OLD."generation" IS NOT NEW."generation" THEN ',"generation":' || json_quote(NEW."generation") END,
      CASE WHEN OLD."kdf_test" IS NOT NEW."kdf_test" THEN ',"kdfTest":' || iif(NEW."kdf_test", 'true', 'false') END), 2) || '}');
END;
CREATE TRIGGER "secret_insert_guard" BEFORE INSERT ON "secret" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "secret_update_guard" BEFORE UPDATE ON "secret" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "secret_identity_guard" BEFORE UPDATE ON "secret" WHEN OLD."name" IS NOT NEW."name" BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "secret_delete_guard" BEFORE DELETE ON "secret" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "secret_insert_audit" AFTER INSERT ON "secret" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'secret',
    NEW."name", NULL,
    NULL,
    '{' || substr(concat(CASE WHEN NEW."value" IS NOT NULL THEN ',"value":' || '"kept"' END), 2) || '}');
END;
CREATE TRIGGER "secret_update_audit" AFTER UPDATE ON "secret" WHEN OLD."value" IS NOT NEW."value" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'update', 'secret',
    NEW."name", NULL,
    '{' || substr(concat(CASE WHEN OLD."value" IS NOT NEW."value" THEN ',"value":' || '"kept"' END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."value" IS NOT NEW."value" THEN ',"value":' || '"kept"' END), 2) || '}');
END;
CREATE TRIGGER "user_insert_guard" BEFORE INSERT ON "user" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "user_update_guard" BEFORE UPDATE ON "user" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "user_identity_guard" BEFORE UPDATE ON "user" WHEN OLD."name" IS NOT NEW."name" BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "user_delete_guard" BEFORE DELETE ON "user" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "user_insert_audit" AFTER INSERT ON "user" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'user',
    NEW."name", NULL,
    NULL,
    '{' || substr(concat(CASE WHEN NEW."roles" IS NOT NULL THEN ',"roles":' || ifnull(NEW."roles", 'null') END,
      CASE WHEN NEW."removed" IS NOT NULL THEN ',"removed":' || iif(NEW."removed", 'true', 'false') END), 2) || '}');
END;
CREATE TRIGGER "user_update_audit" AFTER UPDATE ON "user" WHEN OLD."roles" IS NOT NEW."roles" OR OLD."removed" IS NOT NEW."removed" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'update', 'user',
    NEW."name", NULL,
    '{' || substr(concat(CASE WHEN OLD."roles" IS NOT NEW."roles" THEN ',"roles":' || ifnull(OLD."roles", 'null') END,
      CASE WHEN OLD."removed" IS NOT NEW."removed" THEN ',"removed":' || iif(OLD."removed", 'true', 'false') END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."roles" IS NOT NEW."roles" THEN ',"roles":' || ifnull(NEW."roles", 'null') END,
      CASE WHEN OLD."removed" IS NOT NEW."removed" THEN ',"removed":' || iif(NEW."removed", 'true', 'false') END), 2) || '}');
END;
CREATE TRIGGER "import_batch_insert_guard" BEFORE INSERT ON "import_batch" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "import_batch_update_guard" BEFORE UPDATE ON "import_batch" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "import_batch_identity_guard" BEFORE UPDATE ON "import_batch" WHEN OLD."id" IS NOT NEW."id" BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "import_batch_delete_guard" BEFORE DELETE ON "import_batch" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "import_batch_insert_audit" AFTER INSERT ON "import_batch" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'importBatch',
    NEW."id", NULL,
    NULL,
    '{' || substr(concat(CASE WHEN NEW."kind" IS NOT NULL THEN ',"kind":' || json_quote(NEW."kind") END,
      CASE WHEN NEW."source" IS NOT NULL THEN ',"source":' || json_quote(NEW."source") END,
      CASE WHEN NEW."sha256" IS NOT NULL THEN ',"sha256":' || json_quote(NEW."sha256") END,
      CASE WHEN NEW."counts" IS NOT NULL THEN ',"counts":' || ifnull(NEW."counts", 'null') END), 2) || '}');
END;
CREATE TRIGGER "import_batch_update_audit" AFTER UPDATE ON "import_batch" WHEN OLD."kind" IS NOT NEW."kind" OR OLD."source" IS NOT NEW."source" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."counts" IS NOT NEW."counts" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'update', 'importBatch',
    NEW."id", NULL,
    '{' || substr(concat(CASE WHEN OLD."kind" IS NOT NEW."kind" THEN ',"kind":' || json_quote(OLD."kind") END,
      CASE WHEN OLD."source" IS NOT NEW."source" THEN ',"source":' || json_quote(OLD."source") END,
      CASE WHEN OLD."sha256" IS NOT NEW."sha256" THEN ',"sha256":' || json_quote(OLD."sha256") END,
      CASE WHEN OLD."counts" IS NOT NEW."counts" THEN ',"counts":' || ifnull(OLD."counts", 'null') END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."kind" IS NOT NEW."kind" THEN ',"kind":' || json_quote(NEW."kind") END,
      CASE WHEN OLD."source" IS NOT NEW."source" THEN ',"source":' || json_quote(NEW."source") END,
      CASE WHEN OLD."sha256" IS NOT NEW."sha256" THEN ',"sha256":' || json_quote(NEW."sha256") END,
      CASE WHEN OLD."counts" IS NOT NEW."counts" THEN ',"counts":' || ifnull(NEW."counts", 'null') END), 2) || '}');
END;
CREATE TRIGGER "export_log_insert_guard" BEFORE INSERT ON "export_log" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "export_log_update_guard" BEFORE UPDATE ON "export_log" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "export_log_identity_guard" BEFORE UPDATE ON "export_log" WHEN OLD."id" IS NOT NEW."id" BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "export_log_delete_guard" BEFORE DELETE ON "export_log" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "export_log_insert_audit" AFTER INSERT ON "export_log" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'exportLog',
    NEW."id", NULL,
    NULL,
    '{' || substr(concat(CASE WHEN NEW."profile" IS NOT NULL THEN ',"profile":' || json_quote(NEW."profile") END,
      CASE WHEN NEW."release" IS NOT NULL THEN ',"release":' || json_quote(NEW."release") END,
      CASE WHEN NEW."manifest" IS NOT NULL THEN ',"manifest":' || ifnull(NEW."manifest", 'null') END), 2) || '}');
END;
CREATE TRIGGER "export_log_update_audit" AFTER UPDATE ON "export_log" WHEN OLD."profile" IS NOT NEW."profile" OR OLD."release" IS NOT NEW."release" OR OLD."manifest" IS NOT NEW."manifest" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'update', 'exportLog',
    NEW."id", NULL,
    '{' || substr(concat(CASE WHEN OLD."profile" IS NOT NEW."profile" THEN ',"profile":' || json_quote(OLD."profile") END,
      CASE WHEN OLD."release" IS NOT NEW."release" THEN ',"release":' || json_quote(OLD."release") END,
      CASE WHEN OLD."manifest" IS NOT NEW."manifest" THEN ',"manifest":' || ifnull(OLD."manifest", 'null') END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."profile" IS NOT NEW."profile" THEN ',"profile":' || json_quote(NEW."profile") END,
      CASE WHEN OLD."release" IS NOT NEW."release" THEN ',"release":' || json_quote(NEW."release") END,
      CASE WHEN OLD."manifest" IS NOT NEW."manifest" THEN ',"manifest":' || ifnull(NEW."manifest", 'null') END), 2) || '}');
END;
CREATE TRIGGER "study_setting_insert_guard" BEFORE INSERT ON "study_setting" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "study_setting_update_guard" BEFORE UPDATE ON "study_setting" WHEN NOT EXISTS (SELECT 1 FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'no audit context');
END;
CREATE TRIGGER "study_setting_identity_guard" BEFORE UPDATE ON "study_setting" WHEN OLD."name" IS NOT NEW."name" BEGIN
  SELECT RAISE(ABORT, 'the identity of a row is fixed');
END;
CREATE TRIGGER "study_setting_delete_guard" BEFORE DELETE ON "study_setting" BEGIN
  SELECT RAISE(ABORT, 'rows are removed, not deleted');
END;
CREATE TRIGGER "study_setting_insert_audit" AFTER INSERT ON "study_setting" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'create', 'studySetting',
    NEW."name", NULL,
    NULL,
    '{' || substr(concat(CASE WHEN NEW."value" IS NOT NULL THEN ',"value":' || ifnull(NEW."value", 'null') END), 2) || '}');
END;
CREATE TRIGGER "study_setting_update_audit" AFTER UPDATE ON "study_setting" WHEN OLD."value" IS NOT NEW."value" BEGIN
  INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), 'update', 'studySetting',
    NEW."name", NULL,
    '{' || substr(concat(CASE WHEN OLD."value" IS NOT NEW."value" THEN ',"value":' || ifnull(OLD."value", 'null') END), 2) || '}',
    '{' || substr(concat(CASE WHEN OLD."value" IS NOT NEW."value" THEN ',"value":' || ifnull(NEW."value", 'null') END), 2) || '}');
END;
CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "audit" BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER "audit_no_delete" BEFORE DELETE ON "audit" BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER "audit_seal_no_update" BEFORE UPDATE ON "audit_seal" BEGIN
  SELECT RAISE(ABORT, 'audit_seal is append-only');
END;
CREATE TRIGGER "audit_seal_no_delete" BEFORE DELETE ON "audit_seal" BEGIN
  SELECT RAISE(ABORT, 'audit_seal is append-only');
END;
CREATE TRIGGER "migration_no_update" BEFORE UPDATE ON "migration" BEGIN
  SELECT RAISE(ABORT, 'migration is append-only');
END;
CREATE TRIGGER "migration_no_delete" BEFORE DELETE ON "migration" BEGIN
  SELECT RAISE(ABORT, 'migration is append-only');
END;
CREATE TRIGGER "audit_sequence" BEFORE INSERT ON "audit" WHEN NEW."seq" IS NOT ifnull((SELECT max("seq") FROM "audit"), 0) + 1 OR NEW."tx" IS NOT (SELECT "tx" FROM "audit_ctx") BEGIN
  SELECT RAISE(ABORT, 'audit rows follow one another within a transaction');
END;
CREATE TRIGGER "audit_seal_sequence" BEFORE INSERT ON "audit_seal" WHEN NEW."tx" IS NOT ifnull((SELECT max("tx") FROM "audit_seal"), 0) + 1
    OR NEW."first_seq" IS NOT ifnull((SELECT "last_seq" FROM "audit_seal" ORDER BY "tx" DESC LIMIT 1), 0) + 1
    OR NEW."last_seq" IS NOT (SELECT max("seq") FROM "audit") BEGIN
  SELECT RAISE(ABORT, 'seals follow one another');
END;
