#!/bin/sh
# A vendor on each rung of drug product; the next rung says what is missing.
say() {
	vendor=$1
	shift
	for code; do
		echo "$vendor,$code,offered"
	done
}
{
	echo Vendor,Capability,Claim status
	say 'Alder full' pre-formulation formulation-development \
		process-optimization method-development qc-testing scale-up \
		tech-transfer clinical-dp commercial-dp cmc-documentation
	say 'Birch chain' formulation-development method-validation \
		tech-transfer clinical-dp commercial-dp
	say 'Cedar core' formulation-development clinical-dp commercial-dp
	say 'Dogwood span' formulation-development commercial-dp
	say 'Elm none' minor-formulation commercial-dp
	echo 'Elm none,formulation-development,planned'
	say 'Fir verified' pre-formulation formulation-development \
		process-optimization method-development qc-testing scale-up \
		tech-transfer clinical-dp commercial-dp cmc-documentation \
		process-validation primary-packaging secondary-packaging \
		labeling change-management
} >list.csv
vendorcat -q import list.csv >/dev/null 2>&1
vendorcat lifecycle --scope DP --format csv
vendorcat -q lifecycle --scope DP --incomplete --format csv | cut -d, -f1,5
