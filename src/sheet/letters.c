/* letters.c - how the letters beyond ASCII stand in words; made, not written.
 *
 * Counted in the distinct words of the Unicode CLDR (names of countries,
 * languages, currencies and time zones) and of the translations of
 * programs of Debian, capitals as small letters. */
#include "sheet/letters.h"

#include <stddef.h>

static const struct letters table[] = {
	/* German */
	{ 'w', "ü1:r2_3f3l3n4t4g5k5w5h6s7m7:b2s3c3h4l4r4f4g4t5n5p6_7m7d7 "
	       "ä2:r2h3l3t3w4_4f4n4m4s5g5z5e6d6p7:n2t3r3h3l4g4u5c5s5d6ß6f6i7q7 "
	       "ö3:r2l2h3m4n4w4_4z5k5t6e6f6:ß2s2r3g3f4c4t4h5p5n5m6l7 "
	       "ß4:ö1e2u3o4ä4i4a4:e1_4i5t5l5k6b6z6s6g6r6 í8:l2n3s4r4:v2_3l4n4 "
	       "é8:m2r3h4:u3i3l4_4m4" },
	/* French */
	{ 'w',
	    "é0:r2d3t3_4s4n4l4m4p5g5i5u5v5c5h6f6x6:e3_3s3c3r3t4p5m5l5f5g5d5v6"
	    "n6a6b7q7o7 "
	    "è4:i2l3r3t3h4m4c4g4s5d5f5p5v5n6_6b7:r1t3m3s3q4g4l5n5d5c5v6 "
	    "ê6:r2t3n3_3u4m4p4c5g7:t0m3c4n7 ô7:r1c2p3h3t3l5v6m6d7b7:t1l1n3i7m"
	    "7 "
	    "ç7:n2e2a2r2i5_6:a1u2o2 î7:a1_3o3h5t7b7:t1n2l3c4_5m7 "
	    "â8:l2t2_3r4y4h5p6g6b6:c1g3m4l4t5q6 "
	    "ï8:a1o3u3e4:t2q3a3w3_4e4d4n5l5m5g5b6c6r6 û8:s1o2d3:r1t2_3m5 "
	    "à8:_2l2j2c4s5:_0d4 œ8:n1c2_4:u0 ë8:u1a3:_1s3l3" },
	/* Spanish */
	{ 'w',
	    "ó1:i1r4t5c5m5n5l5z6b6s6d6p6_7g7:n1_2d5l5r6s6g7m7 "
	    "á2:r1t3m3v4_4l5n5p5u5c6i6b6z6s7d7f7:_2n2l3s4t4m4r4f4g5c5x6p6u6b6"
	    "q7 "
	    "í3:r2l3c4v4s4d4u4t4f5a5n5_5e5m5b5p6g7:a2n3d4_4t4s4c4m4o5f5g5x6b7"
	    "r7z7e7l7 "
	    "é4:m3n3t3d3_4u4i4r4l4v5c5h6b6g6p6s6o7:s2r3t3n3_4c5p6x6a6l6b6f7i7"
	    "v7z7 "
	    "ú4:n2_3b3m3g4p4l4y4t5a5h6r6s6c7:n2s2l3m3a4_4b4f4t5c5r5e7 "
	    "ñ5:a1e1i6m7:a1o2e5 ü8:g1p4:e1o3k4 º8:n2_2:_1" },
	/* Portuguese */
	{ 'w',
	    "ç2:a1i3n4e4c4u4p5r5o7:ã1õ2a3o4 ã2:ç1s3t4r4n6i6m6:o0_6 "
	    "á3:r2t3m3v3n4_4i4s4d5l5p5c5z5b6j6h6g7:r2v2_3l3t4s5f5g5x5u6c6q6b6"
	    "p7 "
	    "í3:s3u3t3n4l4_4m4a4r4v4c5d5g6b6f6h6:v2d3n3c3g4s4m4f5t5r5l6_6b7o7"
	    "p7ç7 "
	    "õ4:ç0s3p4r5t5i6a7z7_7:e0_7 "
	    "ó4:t2r3b3n3m4c4p4l4s5d5e6f6o7_7:r2l3s3n3d4p4g4_5t5m6i6x6v7 "
	    "ê4:d2r3t3u3l3n3c4m5g5v5z6o7i7:n1s2_3m4 "
	    "é4:m2t3n3r3_4b4s5c5v5l5g5p6u6z7:r2t3m3_3s3d4g4l5c5n5v5i6p6x7 "
	    "ú5:_2n2m3e4p4t4i4h5l6b6r6a7:l2n2m3s3d4b4t4c5v6r7p7 "
	    "â6:t2n2r3_3l3z5c5s5m6f6b7g7d7u7p7ç7v7:n1m1o7 "
	    "ô8:p1d3l3t4n4m5:n1r2d3m4s5 º8:n1_2:_1l3s3f4 à8:_0:_1s2q3" },
	/* Italian */
	{ 'w', "à1:t1r2i5:_0 é3:h1n3s4m4:_0l6m6 ò4:u2i2r2:_0 ù4:i2n2t3r4:_0 "
	       "ì4:d1s1l4:_0 è4:_1o3i3h5s5:_0 í6:l2r3n3:v2n3_3" },
	/* Catalan */
	{ 'w',
	    "ó2:i0t6r6d7s7c7:_0s5n6r7 "
	    "à2:r1t3m3i4_4v4n5l5c5p5b6d6s6u6e7f7g7h7:_1l3r3n4t4m4g5c5f5s5x6p6"
	    "u6q6b7 "
	    "è3:m2r3n3t3d3l4u4_5c5ü5g5s6p6b6v7f7:n2s2r3t4_4d5c6v6x6g6i6p6f7b7"
	    " "
	    "í3:l2r3t3m4_4d4s4c4f4v4p5u5x6b6n6a7:_2n3s3c3t4m4g4f4d5x5l5e6v6r6"
	    "b6o7p7a7 "
	    "ç4:a1n2r3p4e4l4o7:a0_3o4ò6à6u7 "
	    "ò4:r3m3t3l3n3b4c4p4s4d5_5x5ç6e6f7w7h7:n2r3s3l3d3_4p4g5c5m5f6x7 "
	    "é4:t2c3m3r3b3_4v4u4i7z7l7p7f7:s1_2n3m5i7 "
	    "ú4:n2_2m3r4p4j4b4s5d6x7:s2l2_3m3n3t4b4f7p7 "
	    "ï5:u1e2a3i4o7:t2d2n3s3u4b4x6l7e7_7 ü6:q1g1p6:e1è2k6i6 "
	    "ŀ8:e1a3:l1" },
	/* Dutch */
	{ 'w',
	    "ë1:i1e2o5a6:_2r2n2i3l3x4t6f6v6e7c7 ï2:e0a3o6r6:n1m3e4t5d5s5a6 "
	    "é3:_2é2v2e4b4r5l5h6m6í6k6:n2é2_3s4p4u5g5l6t6 ó4:v2ó2c4l4:r1ó2n4 "
	    "ö6:r2j3o4:e2r2" },
	/* Swedish */
	{ 'w', "ä1:v2l3r3t4s4k4j4f4_5m5n5h5g5p7b7:n2r2l3g3t4m4s5k5d5f7c7v7x7 "
	       "ö2:f2_3s3l4t4r4k4h4m5g6d6j7b7n7:r1k3v3s4n4d5m5j5l5g6p6a6_7 "
	       "å2:r3_3l3h3m3g4p4t4v4n5s5f6d7k7:t2l2n3r4g4s4d4_4e6v6k6b7" },
	/* Danish */
	{ 'w',
	    "æ1:r2v3l3s3m4h4_5k5j5g5t5n5f6d7:r2n2t3l3s4k4g5v5f5d5c7b7m7 "
	    "ø1:t3f3n3l3s3k4r4h4_4m5g5p6j6d6b7:r2g2j3s4n4b4d5l5v5m5t6e6k7 "
	    "å3:h3r3m3l3g4_4p4s4t4n5v5b6d6f6å7k7:n3d3r3_3s3l3e4b4g5v6k6m6å7 "
	    "é5:t2r3l3v4k4m4_4c4s5d5g5n5i5h6u7:r0n5t5_6 í8:t1v2r4l4:l1s2n4v4" },
	/* Norwegian */
	{ 'w',
	    "ø1:f2t3n3s4j4l4_4r4h5k5m5p5d7:r1k2y3s4v5n5l5m5d5t5p6e7_7 "
	    "å2:m3r3l3h3v3_4g4t4n4p4s5f6b6k6d7:_2r3n3l3d3s4t4k4p4e5v6 "
	    "æ4:n2v2m3l3d3f5b5t6g7u7r7e7:r0l7s7 é7:_2r3t3l4h5m5k5d5p5:r2n2u4l"
	    "5_5" },
	/* Finnish */
	{ 'w',
	    "ä0:t2ä3m3k3s4j4v4n4p4l4i5r6y7e7:_2ä3n4r4i4y4l4s4t4m5v5k6h6p6j6e7"
	    " "
	    "ö3:t1y2k3n4l4i5r6ö6p7:t2n3_3m4s4k4y4i4l5j5p5h5ä5r6ö6a6o7 "
	    "š8:t1a3_3i4k5:e2i3a3u3t4k4_5m5o5 ž8:d0_3:a1i2_4e5" },
	/* Icelandic */
	{ 'w',
	    "í2:t3r3l3s4n4_4v4b4a4g5d5p5k5j6m7h7x7f7:s2a3m3_3n4k4l4r5t5u5b5v5"
	    "ð6g6e6d6p6x7f7 "
	    "ð2:i2a2r3æ4u4e4ó5ö5í5ý7f7á7:_2i3u3a3s4f5l5r5g5v5h6j6n7 "
	    "ó3:t3j3_3k3l3d4g4r4s4b5m5p5n5a5h6í7e7f7:_3n3l3m3v3r4ð4s4g5k5a5p5"
	    "b5t6þ6d7 "
	    "ú3:r2_3t3n4s4b4k4j4l5p5g5m6d6f6þ6:r3n3s3a3_3t4l4g4b4m4d5p5e5v5k6"
	    "x6i6j7 "
	    "á3:j2_2r3l3m4t4h4d5g5n6f6þ6s6p7:l2_3s3r3k3t4n4g4m5a5h6i6ð6b6e7í7"
	    "d7 "
	    "æ4:v2r3h3t3f4l4n5s5b5_5d6p6g7:ð2r3n3s3k4g4t4j4m5_5f7i7 "
	    "ö4:t2m3j3r3f4_4s5h5g5b5v5l6k6þ6d7p7n7:l2n2g3f3ð3r4p4s5k7m7 "
	    "þ5:_1ó4i5e5a5l6í6m6ð6:e1a3j4á4ý4r4ú5í5y5ö5v5 "
	    "ý5:n2l2s2k4þ4_6t6:n2t3s3j3r3ð4p5f6a6i6 é6:r1s2t3h4v4:t2r2l3u3k3_"
	    "3 "
	    "ᛖ8:ᚻ2ᛞ2ᚹ2:_1ᚪ3ᛥ3 ᚦ8:_2ᚫ3ᚱ3ᛁ3:_2ᚫ2ᚹ3ᚪ3 ᚹ8:_2ᚳ3ᚦ3:ᛖ2ᚫ3ᛁ3 "
	    "ᚫ8:ᚦ2ᚹ3ᛥ3:ᚦ3ᛏ3ᛗ3_3" },
	/* Polish */
	{ 'c',
	    "ł2:a2s3d4o4k4e4w4g4y4_4z5u5ó5b5i5p5t6:a2o3ą3u3_4y4n5ó5e5ę5k5c6d7"
	    " "
	    "ą2:j2ł3i3n3z3w5t5ż5l5d5k6c6r7g7s7b7:c1_2d4z4t5g5p5ć5ż6 "
	    "ę3:i2t3z3j4ł4r5n5l5w5b5k5p6d7g7h7:_2d2c3t3p3k4z5ś6ć6b6g7ł7s7 "
	    "ó3:r2t3k4p4ł4g4w5s5m5i6d6c6_6b6z7n7:w1r3c4ł4ż4d4b5t5l5j5ź6s6ć7 "
	    "ś3:o1e3_3y3j3a4i5ę5d6u6:c1l3ć3n3w4r4_5m6p7 ć3:a1i3ś3y3ą4e6ę6ź7u7"
	    "ó7:_0 "
	    "ż3:u2o3e3a3_4ó4d4ą5y5i5k7:y2e3n3ą4a4_4l4o4s5d5k5 "
	    "ń5:o2e2a2i4u5y7:_1c2s2 ź6:d2_2ó3a4e4ą5u5:r2n2_2w3ć4l5d5" },
	/* Czech */
	{ 'c',
	    "í2:n1c3ř4j4č4t4š5l5m5v5z5d5p5ž5s5b6:_1c3m4s4t4h5k5l5n5d6r6v6č6z6"
	    "p7ř7ž7 "
	    "á2:v2n2r3k4l4d4z4t5m5h5s6č6ř6b6p6ž6u6:n2_2v3l4t4z4d4m5s5r5ř5c6h6"
	    "p6š6k7 "
	    "é3:n1k2v3t4m4l5d5r6h6:_1h3m3n5d7s7r7l7 "
	    "ř3:p1t4_4o4á4ě5v5í5e6d6i6a6y7k7z7:e1í2i3a5á5_6o6u7k7 "
	    "ý3:n1v2k3t5l5r6m6h6b6:_1c2m3s5r6p6š6v7z7b7 "
	    "č4:a2_2e3o3n4u4i4í5r5y6ú6ě7m7á7:e2n3í3i4k4a4t4á5_5o5u5l6ů6 "
	    "ě4:n2m3v3t3d3b4p5:n2_2l3t4r4ř4j5d5ž5z5c6k6h6m6s6č7š7ť7p7 "
	    "ž4:o2u2a3r4_4y5e5ě5í5i6á6d6ů6m7l7:i2e2í3n4_4a4á4k5d5o6b6u6t6c7s7"
	    "š7ň7 "
	    "š4:_3u3i4a4e4o4á4v5r5j5n5t5z5l5y5ý5í5ě6d7š7ž7m7:t2e2í3i3k4o5l5n5"
	    "p5_6a6s6v6u7ť7š7 "
	    "ů5:r3t3d3k3p3l4m4z5v5č5s5j5c5n6h6ř6b7g7:_1v3s4m4ž5l6z6b6r6j7h7 "
	    "ú7:_0e3s6h6a7z7:č3p3s3l3d3r3v4n5k5c5t5z6m7ž7h7 "
	    "ň8:a2l3e3v3u4ž4o4t4d5ě6i6j6r6_7c7z7s7:u2o2_3k3t4a5d6s7c7 "
	    "ó8:k1m3z4r5v5l6c7š7t7:d0n3t5r7w7 ť8:í2ě2š2s3o6h6:o1_2u4t4k5 "
	    "ď8:a2u2e3ě3ž4r4:_1a2t2u4" },
	/* Slovak */
	{ 'c',
	    "á2:n2r3k3z4l4v4m4t4d4u6h6b6p6s6i6:_2v3c3t3l3r4z4s5n5m5d5j6p6k7ž7"
	    "h7š7 "
	    "ý3:n1v2k3t4r5h5l6:_1c3m4s5b6r6p6z7š7l7v7t7 "
	    "í3:n2č3r3p3t3ž4z4l4š4c5i6s6v6h6d6j6b7:_2s3v3k4t4m4n5r5c5p5š6z6l7"
	    "ž7 "
	    "č3:a2_3o3n4ú4e4i4r5ä5d6u6y6j7l7:i2a3n3í3e3o4k5_5u5š5t6l6 "
	    "é3:n1v3k4t4l5m5r5h6d7c7:_1h2m4r5n6d7 "
	    "ú4:j2n3s3_3k4t4ľ5r5v5p5d5l6b6c7e7a7:_2c3č3b4r4t4d5š5ť5v5s5l5p5k6"
	    "n6m6z6h7 "
	    "ť4:a1i2s3e4ú5š5ä6y7u7_7:_0a3o6 "
	    "š4:_2n3a4u4v4e4o4č4ú5y5í5z5r5i6á6ý6l6š6j6:t2i3e3í3p4a4k5ť5_6o6n6"
	    "l6š6u6s7v7 "
	    "ž4:o2u2e4_4a4ô5r5y5i5á5ĺ6d6í6:i2e3n3í3k4a4d5_5b6s6u6o7t7 "
	    "ľ5:e1o3h3k4_4a5u5d6:a2n2o3k3ú4_4b4s5u5v5m7t7 "
	    "ó6:k2l2t3r4g4n5z5m5f5d6i6v7:d1n2g3r3p4b6t6m6 "
	    "ň7:e2a3d4v4l4ĺ4_5o5á5t5ž5ŕ6ľ6p6í6i7z7s7u7r7j7:o1_2a2u3t5 "
	    "ô7:d2m2p2v4r4k4n5t6h7:v2ž2s2l4z5t5r5b5p6š6c6n7k7j7d7 "
	    "ä7:v1p2m2:t1č2z3ť3 ď8:e2_2a3u3t5v5o5i5ž6:a1_2o4ž5t6u6 "
	    "ĺ8:d1t2p3h4o6:ž1p2ň3b4" },
	/* Hungarian */
	{ 'c',
	    "á2:t2z3l3s4v4r4m4n4f4_4j5d5g5b5e6k6h7y7p7i7:s2l2r3t4n4j4m5g5b5v6"
	    "c6k6h6z6í7 "
	    "é2:t3k3l3s3z3m4v4_4n4r5g5d5p6j7f7c7y7b7:s2r3n3g4p4l4t4k4v5m6z6h6"
	    "d6c6_7b7 "
	    "í3:s2l3t4z4c4d4k4h5p5_5n5r5e5i5á6v6y6m6b6g7:t1r3v4m4p5n5l6c6z7 "
	    "ó3:t2l3i3z4r4m4b5k5d5g5f6_7s7n7:_2k3d3l3t4s5b5j5n5r5i5v6a6z6h6f7"
	    "g7p7m7 "
	    "ö4:k2t2_3z4l4r4g5n5m6h6j6s7b7y7f7ő7:r2z3l3v3n3s3t4k5m5b5d6g6 "
	    "ő4:t2z2l2d3r4b4n5v5s5g5y6:_2k3l4s4t4r4z5b5v5d5f5j5n5p6e6i6á7h7ö7"
	    " "
	    "ü5:r3f3_3l3k3n3z4s5v5t6d6i6y6a7:l1g3z4k4r4t4n5s5_6e7b7 "
	    "ú6:_2s3t3b4h4z4y4m5n5g5r5j6i6l6p7d7ó7:j2_3t3l3s3g4z4r4c6n7p7a7m7"
	    " "
	    "ű6:t2y2m2f4z4r5s6n6g6j6v6k7d7h7_7:k2_2v3z3s4r4n5j5t5e6m6i6l6b7h7"
	    "f7" },
	/* Romanian */
	{ 'c',
	    "ă1:t2z3c3r3l4n4m4s5p5d5g5v5ţ6b6f6u7:_0r3t4s5ţ6u6ş6c7m7 "
	    "ţ2:a2n3c3i3e4ă4r4p5u5b6_6l6o7:i0e4ă4a5_7u7 "
	    "ş3:e2a2i2_3ă4n5o5u5r6c7:t2i2a3u4e4o6_6n6c6ă6 î4:_0e4c6r7:n0m3t7l"
	    "7i7r7 "
	    "â5:t2c2r3m3v4f4s5p5z5g5d6l6n6k7ţ7:n1r3t3m3l5i6z7ş7ţ7" },
	/* Croatian */
	{ 'c',
	    "č1:i2a2u3o3_3e4n7j7š7:i2e2n3k3a3u4_5l6v6j7 "
	    "š2:i2e2r3o3a3u4_4p6j7:t2e3i3a3k3n3_6ć6v6č7u7p7 "
	    "ć3:u2e2a3o4i4_5š5p6m6:e1i2a2u4n4_5 "
	    "ž3:a2r2u2e3o3_4d5i5:a2i2e2n4u4_6đ7d7j7 đ4:e1a2o3i5ž6r7:e1u2a3i3 "
	    "ô7:k0m5:d0 ȏ7:t1k2m3:d1g1" },
	/* Slovene */
	{ 'c', "č1:o2i3š3a3e3_4u4n5l6z6r7d7:i2e2n3a3_5u5r5j5k5l6o7 "
	       "š2:i2_3e3o3j3r4a4u4z5n5l7m7d7:č2k3t3i3e3a4n5l7v7j7 "
	       "ž3:o2e2u3_4a4i4r4d4l5:n2i2e2a3l5j5u6b7_7" },
	/* Albanian */
	{ 'c', "ë0:p3t3n3h3r3s4k4m4j4l4d4g5b6z6q6c7v7:_2s2r2n4m4v6z6t6p7l7 "
	       "ç5:_1y2o3i3a4e4h5m6u6:e2i2a3_4f4u4k4d5ë6" },
	/* Turkish */
	{ 'u',
	    "ı1:n3r3s3d3l3t4m4y4ğ5k5ş5c5ç5z6p6g7f7b7:_2n2r3l3ş4y4k5m5ğ5z5s6c6"
	    "d6t6f7 "
	    "ş3:i2ı2a3e3u4_4r5ü5o5İ6:t2l2_3i4ı4a4m4e5u5k5v6s6ü7 "
	    "ü3:d3r3t3g3s3l4n4y4_4m5k5z5b6c6ğ6ş6ç6:n2r3m3_3z4l4k4s5ş5y5t5ğ5v6"
	    "ç6c7p7 "
	    "ç3:_1e3i3a3r4u5t6k6ü6l6İ6:e2a2i3ı3_4l4ö4m5o6ü6u6b6t6 "
	    "ğ4:e2a2i3ı3o4u4ü5ö6:i1ı2l3e4u4r4a5m5ü6_7d7İ7 "
	    "ö4:_2g2d3y4b4ç4s4k6t6:n2z2r3l3s4g5k5ğ6y6t7p7 "
	    "İ5:_1d3z4l4m5s5r5b5t5n5k5g6ğ6ç6h7a7:n3s3ş3_3z3m3l4k4ç5r5t5f5p6d6"
	    "y6ğ7h7b7" },
	/* Lithuanian */
	{ 'b',
	    "š2:i1a2_3e3k4r5u6y6o6t7:i3k3a3t3v4y4o4e5r5u5s5m5č5p5d6j6ė6l6_6ų6"
	    "n7ą7 "
	    "ė2:n2l3d3t3m3r4k4s5b5v5p5š6g6z7:s2_2j3t3l4m4ž5k6n6r6p6d7 "
	    "ų3:i2t3n3m3j4k4l4r5d5s5g5b5š6v6z7p7:_0s6j6 "
	    "ž3:u2_2d2a3ė5e5o6r6i6ą7:i1y3a4e4d4r5o5v5k5t5u6_6b6m6p6n7s7 "
	    "ą3:m2t3s3j4i4n4k4r4g5d5l5š6b6p6v7:_0j5r5s5l6ž7 "
	    "į3:_1n3l4t4j4e4r5d6š6k6s7g7:_1r3v3d4j4t4k5s5p5g5m7 "
	    "č4:e2n2i2š3a4_4r5u5o5s6k7ė7:i0e5a6u7 "
	    "ū5:b2t2r3g3i3k4j5c5l5d6š6p7:r1s3t3k3n4z4d5l6š6m6č7ž7 "
	    "ę6:n2t2l3b4m4r4s5j5v5d5p6g6z6k6:_0s2š7" },
	/* Latvian */
	{ 'b',
	    "ā2:t3n3r3k4m4p4j4l4d5v5g5b6s6š6z7a7c7_7u7:_3r3s3t3d4j4m4l4n5k5c5"
	    "š6v6p7f7b7 "
	    "ē2:l3v3t3m3r4s4z4d4p4n5b6š6h6c6ķ6ģ7_7j7ņ7:t2j2r3l3_4g4m4š4s5n5d6"
	    "ļ7p7ģ7k7 "
	    "ī3:t2d3r3z3l3n4s4_5b5š5m6c6v6ž6p6ķ7:t2b3m3g4d4k4v4j4š5_5s5n5c5p6"
	    "r7l7 "
	    "š3:k2o3e3a3_3ē3ā4ī5g5i5u5r6ņ6t7n7p7ļ7ū7:a1u3i4ķ4_5ā5ē5o5ī5r5m6s6"
	    "ū6p6e7l7t7 "
	    "ņ5:i1a3e3t4z4ā5o5ļ6d6l6ē7_7:a2u2e2o3ā4š5ē5i5ķ6s7j7 "
	    "ļ5:a2e2k2t3ē4_4u5ā5o5i6p7:a1u3ū3i4o5ā5_5š5ņ6ē6k7ģ7n7v7 "
	    "ū5:b2l3t3r3ļ3j3s4g4š4p6d6a7:t2s3r3k3d3n4l5_6š6m6p6f7 "
	    "ķ6:š1r2o3i3_5ņ5e6a6ē6z7t7:i1ē3e3a3u4ī4t7o7 "
	    "ž6:e1d2a3i5n5ā6l6_6u6:ī2o2a3u3i3ā3ģ5s6e6ē7_7 "
	    "ģ7:e2i2ē3_3o4ž4ļ5a6r6:i1ē2e3a4u5 č8:_1i3a3e4ī5m5n5u5:a2e2u3ī4v5ū"
	    "5i5" },
	/* Estonian */
	{ 'b',
	    "ä1:v2j3m3k3ä3t3p4n4l5s6_6r7:r2i3l3ä3s4h4e5t5n6b6g7p7d7 "
	    "ü2:_2s2t3ü3k4l4r5n5p5h7:h2m3s3l3ü3k4p4n5b5r6g7_7d7 "
	    "õ2:v2l2s3t3k4_4m5p5n5r6a6:t2i3p3n3r3l4h4u5e5s5j6m7 "
	    "ö4:ö1t1p5r6v6m6:ö1t3r4d4_5k5n5i6l6j7 "
	    "š6:_2t2i4a4r6u6n6:i1a3e3u4v5k6m6t6o6 ž7:d1e1l4:i1a2e4 é8:m2r2h3:"
	    "_2u2l3" },
};

const struct letters *
letters_all(size_t *n)
{
	*n = sizeof(table) / sizeof(table[0]);
	return table;
}

const char *
letters_beside(bool behind)
{
	return behind
		   ? "_3n3r4t4i4e4a4s4l4d5m5u5c5o5k5v6g6p6j7b7z7h7f7y8w8q8x8"
		   : "_3t4n4r4a4e4i4l4m5d5k5v5s5u5o5p5g6h6j6b6c6z6f7y7q8w8x8";
}
